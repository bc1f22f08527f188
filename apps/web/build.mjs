// Builds the web client: typed documents first, then the site. `node apps/web/build.mjs`
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { generate } from './codegen.mjs';

await generate();
await build({ configFile: fileURLToPath(new URL('vite.config.ts', import.meta.url)), logLevel: 'warn' });
