import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
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
 * only a number behind.
 * @template T
 * @param {string} path
 * @param {() => Promise<T>} act
 * @returns {Promise<T>}
 */
export async function holdLock(path, act) {
  const until = Date.now() + WAIT_MS_MAX;
  while (!tryLock(path)) {
    const holder = holderOf(path);
    if (holder === null || commandOf(holder) === null) rmSync(path, { force: true });
    else if (Date.now() > until)
      throw new Obstacle(`Process ${holder} has held ${path} for two minutes. End it and try again.`);
    await sleep(POLL_MS);
  }
  try {
    return await act();
  } finally {
    rmSync(path, { force: true });
  }
}

/** @param {string} path */
function tryLock(path) {
  try {
    const file = openSync(path, 'wx', 0o600);
    writeSync(file, String(process.pid));
    closeSync(file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** @param {string} path */
function holderOf(path) {
  try {
    return Number(readFileSync(path, 'utf8')) || null;
  } catch {
    return null; // released in the meantime
  }
}

/** @param {unknown} error */
function codeOf(error) {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
