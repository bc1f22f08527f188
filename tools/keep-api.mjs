import { setTimeout as sleep } from 'node:timers/promises';
import { commandOf } from './living-process.mjs';
import { Obstacle } from './obstacle.mjs';
import { lastLines, startApi, stopApi } from './start-api.mjs';

/** @typedef {import('./start-api.mjs').Api} Api */
/**
 * @typedef {{ readonly url: string, lives(): boolean, revive(): Promise<void>, stop(): Promise<void> }}
 * Database
 */
/**
 * @typedef {{
 *   readonly home: string, readonly port: number, readonly env: Readonly<Record<string, string | undefined>>,
 *   readonly database: Database, readonly onSpawn: (pid: number) => void,
 * }} Keeping
 */

const LOOK_MS = 500;
/** Pauses before each further start; after the last one we give up. */
const PAUSES_MS = [500, 1_000, 2_000, 4_000, 8_000];
/** An api that has run this long is taken to be well again. */
const WELL_MS = 60_000;

/**
 * Keeps database and api running: what was killed is started again. `ready` resolves when the api first
 * listens; `ended`
 * only ever rejects, with the reason why it cannot be kept.
 * @param {Keeping} keeping
 */
export function keepApi(keeping) {
  let pid = 0;
  const abort = new AbortController();
  const start = () =>
    startApi({
      ...keeping,
      onSpawn: (spawned) => {
        pid = spawned;
        keeping.onSpawn(spawned);
      },
    });
  const ready = start().catch((error) => {
    throw new Obstacle(error.message);
  });
  const ended = ready.then((api) => watch(keeping, api, start, abort.signal));
  ended.catch(() => {}); // told to whoever awaits it; a stop in between awaits nothing
  return {
    ready,
    ended,
    stop: async () => {
      abort.abort();
      if (pid !== 0) await stopApi(pid);
      await ended.catch(() => {});
    },
  };
}

/**
 * @param {Keeping} keeping
 * @param {Api} first
 * @param {() => Promise<Api>} start
 * @param {AbortSignal} signal
 */
async function watch({ database }, first, start, signal) {
  let api = first;
  let startedAt = Date.now();
  let failures = 0;
  while (!signal.aborted) {
    await sleep(LOOK_MS, undefined, { signal }).catch(() => {});
    if (signal.aborted) return;
    if (!database.lives()) {
      console.log('PostgreSQL was killed; starting it again. What was acknowledged is on the disk.');
      await database.revive();
    }
    if (commandOf(api.pid) !== null) continue;
    if (Date.now() - startedAt > WELL_MS) failures = 0;
    const pauseMs = PAUSES_MS[failures++];
    if (pauseMs === undefined)
      throw new Obstacle(`The api keeps ending. Its last words:\n${lastLines(api.logPath)}`);
    console.log('The api was ended from outside or by an error; starting it again.');
    await sleep(pauseMs, undefined, { signal }).catch(() => {});
    if (signal.aborted) return;
    api = await start().catch(() => api); // told by its log, and tried again after a longer pause
    startedAt = Date.now();
  }
}
