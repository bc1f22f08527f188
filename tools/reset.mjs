// `npm run reset`: stops what runs on this home and removes everything it has made. Twice is as good as once.
import { existsSync, readdirSync, rmSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { homeDirectory } from './checkout.mjs';
import { ensureInstalled } from './install.mjs';
import { endProcess } from './living-process.mjs';
import { runCommand } from './obstacle.mjs';
import { forgetRun, livingRun } from './run-record.mjs';

/**
 * All that the launcher and the api write into a home. PLENARIA_HOME may be a directory with other things in
 * it.
 */
const MADE = [
  'run.json',
  'links.json',
  'api.log',
  'api.log.1',
  'postgres.lock',
  'postgres',
  'secrets-key',
  'constitution-key.pem',
  'erasures.jsonl',
];

await runCommand(async () => {
  ensureInstalled();
  const { removePostgres } = await import('./postgres.mjs');
  const { stopApi } = await import('./start-api.mjs');
  const home = homeDirectory();
  const run = livingRun(home);
  if (run !== null && run.launcher !== 0)
    await endProcess(run.launcher, [{ signal: 'SIGTERM', waitMs: 30_000 }]);
  const left = livingRun(home);
  if (left !== null && left.launcher !== 0)
    await endProcess(left.launcher, [{ signal: 'SIGKILL', waitMs: 5_000 }]);
  if (left !== null && left.api !== 0) await stopApi(left.api);
  forgetRun(home);
  const place = await removePostgres(home);
  for (const name of MADE) rmSync(join(home, name), { recursive: true, force: true });
  if (existsSync(home) && readdirSync(home).length === 0) rmdirSync(home);
  console.log(
    place === null
      ? 'There was nothing to remove.'
      : `Removed the database in ${place}, and what lay in ${home}.`,
  );
  if (process.env['DATABASE_URL']) console.log('The database of DATABASE_URL is yours: it was not touched.');
});
