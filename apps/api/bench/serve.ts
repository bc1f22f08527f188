import 'reflect-metadata';
import { readConfig } from '../src/config.ts';

const config = readConfig({ DATABASE_URL: 'postgres://nobody@127.0.0.1/nothing', ...process.env });

/** Loaded one at a time: Nest keeps the types of every resolver that was ever imported in one place. */
const paths: Readonly<Record<string, () => Promise<number>>> = {
  'ours-in-memory': async () => (await import('./in-memory.ts')).oursInMemory(config),
  'default-in-memory': async () => (await import('./in-memory.ts')).defaultInMemory(config),
  'bare-in-memory': async () => (await import('./in-memory.ts')).bareInMemory(),
  'ours-on-database': async () => (await import('./ours-on-database.ts')).oursOnDatabase(config),
  'default-on-database': async () => (await import('./default-on-database.ts')).defaultOnDatabase(config),
  'bare-on-database': async () => (await import('./bare-on-database.ts')).bareOnDatabase(config),
};

const serve = paths[process.argv[2] ?? ''];
if (!serve) throw new Error(`One of ${Object.keys(paths).join(', ')}`);
// Ends with the program that started it, however that ended.
process.stdin.resume().on('end', () => process.exit(0));
process.stdout.write(`${JSON.stringify({ port: await serve() })}\n`);
