import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { API_MAIN, CHECKOUT } from '../checkout.mjs';
import { freePort } from '../free-port.mjs';
import { endProcess } from '../living-process.mjs';

const POLL_MS = 50;
const READY_MS_MAX = 60_000;
const LOG_LINES_SHOWN = 30;

/**
 * @typedef {{ readonly url: string, readonly pid: number, readonly logPath: string, stop(): Promise<void> }}
 * Api
 */

/**
 * Runs the built api and waits until it listens. Its log goes to a file, so it needs nobody to read along.
 * @param {{ readonly home: string, readonly env: Readonly<Record<string, string>>, readonly port?: number }}
 * options
 * @returns {Promise<Api>}
 */
export async function startApi({ home, env, port }) {
  mkdirSync(home, { recursive: true });
  const ownPort = port ?? (await freePort());
  const logPath = join(home, 'api.log');
  const log = openSync(logPath, 'w', 0o600);
  const child = spawn(process.execPath, [API_MAIN], {
    cwd: CHECKOUT,
    detached: true, // a Ctrl-C in the terminal is for the test runner, which then ends the api itself
    stdio: ['ignore', log, log],
    env: {
      PATH: process.env['PATH'] ?? '',
      PLENARIA_HOME: home,
      PORT: String(ownPort),
      MIGRATE: '1',
      ...env,
    },
  });
  closeSync(log);
  child.unref();
  const pid = child.pid;
  if (pid === undefined) throw new Error('node could not be started');
  const until = Date.now() + READY_MS_MAX;
  while (!hasWritten(logPath, '"msg":"listening"')) {
    const ended = child.exitCode !== null || child.signalCode !== null;
    if (ended || Date.now() > until) {
      if (!ended) process.kill(pid, 'SIGKILL');
      throw new Error(`the api did not start:\n${lastLines(logPath)}`);
    }
    await sleep(POLL_MS);
  }
  return { url: `http://localhost:${ownPort}`, pid, logPath, stop: () => stopApi(pid) };
}

/**
 * Lets the api finish what it is answering, then ends it.
 * @param {number} pid
 */
export async function stopApi(pid) {
  await endProcess(pid, [
    { signal: 'SIGTERM', waitMs: 15_000 },
    { signal: 'SIGKILL', waitMs: 5_000 },
  ]);
}

/** @param {string} path */
export function lastLines(path) {
  return readFileSync(path, 'utf8').trim().split('\n').slice(-LOG_LINES_SHOWN).join('\n');
}

/**
 * @param {string} path
 * @param {string} words
 */
function hasWritten(path, words) {
  return readFileSync(path, 'utf8').includes(words);
}
