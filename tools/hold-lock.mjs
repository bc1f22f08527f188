import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandOf } from './living-process.mjs';
import { Obstacle } from './obstacle.mjs';

const POLL_MS = 100;
/**
 * A first start initialises a database, which takes seconds on a slow disk; longer than this, something
 * hangs.
 */
const WAIT_MS_MAX = 120_000;

/**
 * Runs `act` while no other process of this machine holds the lock file. A holder that was killed has left
 * only a
 * number behind.
 * @template T
 * @param {string} path
 * @param {() => Promise<T>} act
 * @returns {Promise<T>}
 */
export async function holdLock(path, act) {
  const until = Date.now() + WAIT_MS_MAX;
  while (!take(path)) {
    const holder = holderOf(path);
    if (holder !== null && commandOf(holder) === null) discard(path, holder);
    else if (Date.now() > until)
      throw new Obstacle(`${path} has been held by process ${holder} for two minutes. End it first.`);
    await sleep(POLL_MS);
  }
  try {
    return await act();
  } finally {
    rmSync(path, { force: true });
  }
}

/**
 * Linked rather than created, so that the lock never exists without its holder's number.
 * @param {string} path
 */
function take(path) {
  const own = `${path}.${randomUUID()}`;
  writeFileSync(own, String(process.pid), { mode: 0o600 });
  try {
    linkSync(own, path);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(own);
  }
}

/**
 * Removes a dead holder's lock. Two may try at once: whoever moved a lock that is not the dead one's puts it
 * back.
 * @param {string} path
 * @param {number} holder
 */
function discard(path, holder) {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
    if (holderOf(aside) !== holder) linkSync(aside, path);
  } catch {
    return; // someone else was quicker, which is as good
  } finally {
    rmSync(aside, { force: true });
  }
}

/** @param {string} path */
function holderOf(path) {
  try {
    return Number(readFileSync(path, 'utf8'));
  } catch {
    return null; // released in the meantime
  }
}
