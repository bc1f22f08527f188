// `npm run -s plenaria -- <command>`: finds the database of the running Plenaria, or starts it for this one
// command.
// Only the command itself writes to stdout.
import { ensureBuilt } from './build.mjs';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { CHECKOUT, homeDirectory } from './checkout.mjs';
import { Obstacle, runCommand } from './obstacle.mjs';
import { livingRun } from './run-record.mjs';

const PROGRAM = resolve(CHECKOUT, 'apps/api/dist/src/plenaria.js');
/** Counting and checking need a file and nothing else. */
const NEED_NO_DATABASE = new Set(['tally', 'verify', 'help']);

await runCommand(async () => {
  const args = process.argv.slice(2);
  await ensureBuilt();
  if (!existsSync(PROGRAM))
    throw new Obstacle(`The build has left no ${PROGRAM}. Run "npm run build" and look at its end.`);
  const [command] = args;
  const asksForHelp = command === undefined || args.some((word) => word === '--help' || word === '-h');
  if (process.env['DATABASE_URL'] || asksForHelp || NEED_NO_DATABASE.has(command))
    return run(args, process.env['DATABASE_URL']);
  const home = homeDirectory();
  const { startPostgres } = await import('./postgres.mjs');
  const database = await startPostgres({ home });
  try {
    return await run(args, database.url);
  } finally {
    // Someone may have started Plenaria on this database meanwhile; then it is theirs.
    if (!database.reused && livingRun(home) === null) await database.stop();
  }
});

/**
 * The environment of a command that works beside the one that serves; the example is what starts by default.
 * @param {import('./run-record.mjs').RunRecord | null} running
 */
function asServed(running) {
  return running ? { DEMO: running.demo, PUBLIC_URL: running.url } : { DEMO: '1' };
}

/**
 * @param {readonly string[]} args
 * @param {string | undefined} databaseUrl
 * @returns {Promise<number>} the command's exit code
 */
function run(args, databaseUrl) {
  const running = livingRun(homeDirectory());
  const env = {
    // A database that was not named is the one that `npm start` serves, at its address and in its manner.
    ...(process.env['DATABASE_URL'] ? {} : asServed(running)),
    ...process.env,
    PLENARIA_HOME: homeDirectory(),
    ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
  };
  // npm starts scripts in the checkout; a file named on the command line lies where the person stands.
  const cwd = process.env['INIT_CWD'] ?? process.cwd();
  const child = spawn(process.execPath, [PROGRAM, ...args], { cwd, env, stdio: 'inherit' });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
    process.on(signal, () => child.kill(signal));
  return new Promise((answer, fail) => {
    child.once('error', fail);
    child.once('exit', (code) => answer(code ?? 1));
  });
}
