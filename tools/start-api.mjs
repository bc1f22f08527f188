import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { API_MAIN, CHECKOUT } from './checkout.mjs';
import { freePort } from './free-port.mjs';
import { endProcess } from './living-process.mjs';

const POLL_MS = 50;
const READY_MS_MAX = 60_000;
const LOG_LINES_SHOWN = 20;

/**
 * @typedef {{ readonly url: string, readonly pid: number, readonly logPath: string, stop(): Promise<void> }}
 * Api
 */

/**
 * Runs the built api and waits until it listens. Its log goes to a file, so it needs nobody to read along;
 * the log of
 * the run before is kept beside it.
 * @param {{
 *   readonly home: string, readonly env: Readonly<Record<string, string | undefined>>, readonly port?:
 * number,
 *   readonly onSpawn?: (pid: number) => void,
 * }} options
 * @returns {Promise<Api>}
 */
export async function startApi({ home, env, port, onSpawn }) {
  mkdirSync(home, { recursive: true });
  const ownPort = port ?? (await freePort());
  const logPath = join(home, 'api.log');
  if (existsSync(logPath)) renameSync(logPath, `${logPath}.1`);
  const log = openSync(logPath, 'w', 0o600);
  const child = spawn(process.execPath, [API_MAIN], {
    cwd: CHECKOUT,
    detached: true, // a Ctrl-C in the terminal is for whoever started it, who then ends the api in good order
    stdio: ['ignore', log, log],
    env: { PATH: process.env['PATH'], MIGRATE: '1', ...env, PLENARIA_HOME: home, PORT: String(ownPort) },
  });
  closeSync(log);
  child.unref();
  const pid = child.pid;
  if (pid === undefined) throw new Error('node could not be started');
  onSpawn?.(pid);
  const until = Date.now() + READY_MS_MAX;
  while (!hasWritten(logPath, '"msg":"listening"')) {
    const ended = child.exitCode !== null || child.signalCode !== null;
    if (ended || Date.now() > until) {
      if (!ended) process.kill(pid, 'SIGKILL');
      throw new Error(`The api did not start. The end of ${logPath}:\n${lastLines(logPath)}`);
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
