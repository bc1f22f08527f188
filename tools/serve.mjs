import { keepApi } from './keep-api.mjs';
import { ensureBuilt } from './build.mjs';
import { homeDirectory } from './checkout.mjs';
import { isFree } from './free-port.mjs';
import { stopApi } from './start-api.mjs';
import { Obstacle } from './obstacle.mjs';
import { commandOf } from './living-process.mjs';
import { openHome } from './postgres/place.mjs';
import { startPostgres } from './postgres.mjs';
import { printLinks } from './print-links.mjs';
import { forgetRun, keepRun, livingRun } from './run-record.mjs';
import { signalled } from './signalled.mjs';

/**
 * Runs Plenaria on this machine until someone ends it, and ends everything it started.
 * @returns {Promise<number>} the exit code
 */
export async function serve() {
  // A reader that has gone (`npm start | head`, a closed terminal) must not cut the good ending short.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  const stop = signalled();
  const port = portOf(process.env['PORT'] ?? '3000');
  await ensureBuilt();
  const home = openHome(homeDirectory());
  await clearFormerRun(home);
  await checkPort(port);
  const database = await openDatabase(home);
  const url = `http://localhost:${port}`;
  const demo = process.env['DEMO'] ?? '1';
  const env = { ...process.env, DEMO: demo, DATABASE_URL: database.url };
  const onSpawn = (/** @type {number} */ api) => keepRun(home, { launcher: process.pid, api, url, demo });
  const keeper = keepApi({ home, port, env, database, onSpawn });
  try {
    await Promise.race([keeper.ready, stop.come]);
    if (!stop.hasCome()) printLinks({ home, url: process.env['PUBLIC_URL'] ?? url, demo: demo === '1' });
    await Promise.race([keeper.ended, stop.come]);
    console.log('\nStopping; what is under way is finished first. Ctrl-C again ends at once.');
    return 0;
  } finally {
    await keeper.stop();
    await database.stop();
    forgetRun(home);
  }
}

/** @param {string} home */
async function clearFormerRun(home) {
  const former = livingRun(home);
  if (former === null) return;
  if (former.launcher !== 0) {
    throw new Obstacle(
      `Plenaria already runs from here: ${former.url} (process ${former.launcher}). ` +
        'End it with Ctrl-C where it was started, or give this one its own PLENARIA_HOME and PORT.',
    );
  }
  console.log('The launcher of the last run was killed; stopping what it left running …');
  await stopApi(former.api);
  forgetRun(home);
}

/** @param {number} port */
async function checkPort(port) {
  if (await isFree(port, process.env['HOST'] ?? '127.0.0.1')) return;
  throw new Obstacle(`Port ${port} is taken by another program. Choose another: PORT=${port + 1} npm start`);
}

/**
 * The database of DATABASE_URL, which is someone else's to start and stop, or our own.
 * @param {string} home
 * @returns {Promise<import('./keep-api.mjs').Database>}
 */
async function openDatabase(home) {
  const given = process.env['DATABASE_URL'];
  if (given) return { url: given, lives: () => true, revive: async () => {}, stop: async () => {} };
  let server = await startPostgres({ home });
  if (server.elsewhere)
    console.log(`PostgreSQL may not enter ${home} as its own user; its data lie in ${server.place}.`);
  return {
    url: server.url,
    lives: () => commandOf(server.pid) !== null,
    revive: async () => {
      server = await startPostgres({ home });
    },
    stop: () => server.stop(),
  };
}

/** @param {string} given */
function portOf(given) {
  const port = Number(given);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new Obstacle(`PORT is "${given}", and a port is a number from 1 to 65535.`);
}
