// Builds the web client: typed documents first, then the site, then a compressed copy of each text file for the api to
// serve as it is. `node apps/web/build.mjs`
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'vite';
import { generate } from './codegen.mjs';

const site = fileURLToPath(new URL('dist/site', import.meta.url));

await generate();
await build({ configFile: fileURLToPath(new URL('vite.config.ts', import.meta.url)), logLevel: 'warn' });
for (const path of readdirSync(site, { recursive: true, encoding: 'utf8' })) {
  if (/\.(js|css|html|svg)$/.test(path)) compress(join(site, path));
}

/** @param {string} path */
function compress(path) {
  const text = readFileSync(path);
  const size = { [constants.BROTLI_PARAM_SIZE_HINT]: text.length };
  writeFileSync(`${path}.br`, brotliCompressSync(text, { params: size }));
  writeFileSync(`${path}.gz`, gzipSync(text, { level: 9 }));
}
