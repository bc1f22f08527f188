import { spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandOf, endProcess } from '../living-process.mjs';
import { spawnOptions } from './account.mjs';

/** @typedef {import('./account.mjs').Account} Account */
/** @typedef {import('./place.mjs').Place} Place */
/** @typedef {{ readonly pid: number, readonly port: number, readonly ready: boolean }} Postmaster */

const POLL_MS = 50;
const LOG_BYTES_MAX = 5 * 1024 * 1024;
/**
 * Recovery after a kill reads the whole log since the last checkpoint; it takes what it takes on a slow
 * disk.
 */
const READY_MS_MAX = 300_000;
/** No process ever has this number, and PostgreSQL takes a pid file with it for a stale one. */
const NO_PID = 2_147_483_646;
/** Below this, a parallel query can run out of /dev/shm (containers give it 64 MB). */
const SHARED_MEMORY_BYTES_MIN = 256 * 1024 * 1024;

/**
 * The living server of this data directory, or null. The pid file alone proves nothing: its number may be
 * someone else's by now.
 * @param {string} data
 * @returns {Postmaster | null}
 */
export function livingPostmaster(data) {
  const lines = pidFileLines(data);
  const pid = Number(lines[0]);
  const command = commandOf(pid);
  if (command === null || !command.includes('postgres') || !command.includes(` -D ${data} `)) return null;
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
}

/**
 * Starts the server and waits until it takes connections. Gives what it wrote to its log when it could not.
 * @param {{ place: Place, binaries: string, account: Account | null, port: number, durable: boolean }} start
 * @returns {Promise<{ pid: number } | { failed: string }>}
 */
export async function launch({ place, binaries, account, port, durable }) {
  disownStalePidFile(place.data);
  const log = openLog(place);
  const from = statSync(log.path).size;
  const child = spawn(join(binaries, 'bin/postgres'), serverArguments(place.data, port, durable), {
    ...spawnOptions(account, place.data),
    detached: true, // its own session: Ctrl-C reaches the launcher, which lets the api finish first
    stdio: ['ignore', log.file, log.file],
  });
  closeSync(log.file);
  /** @type {Error | undefined} */
  let broken;
  child.once('error', (error) => (broken = error));
  child.unref();
  const until = Date.now() + READY_MS_MAX;
  while (Date.now() < until) {
    await sleep(POLL_MS);
    if (broken) return { failed: broken.message };
    if (child.exitCode !== null || child.signalCode !== null)
      return { failed: readFileSync(log.path, 'utf8').slice(from) };
    const living = livingPostmaster(place.data);
    if (living && living.pid === child.pid && living.ready) return { pid: living.pid };
  }
  return { failed: `it was not ready within ${READY_MS_MAX / 1000} seconds` };
}

/**
 * Stops the server, fast (open transactions roll back), then at once (recovery on the next start), then by
 * force.
 * @param {number} pid
 */
export async function stopPostmaster(pid) {
  await endProcess(pid, [
    { signal: 'SIGINT', waitMs: 20_000 },
    { signal: 'SIGQUIT', waitMs: 5_000 },
    { signal: 'SIGKILL', waitMs: 5_000 },
  ]);
}

/**
 * Ends a server that no longer answers. No more is lost than by a power cut: nothing that was acknowledged.
 * @param {number} pid
 */
export async function killPostmaster(pid) {
  await endProcess(pid, [
    { signal: 'SIGQUIT', waitMs: 2_000 },
    { signal: 'SIGKILL', waitMs: 5_000 },
  ]);
}

/**
 * The living server once it takes connections, or null when there is none; one that is recovering is given
 * its time.
 * @param {string} data
 */
export async function waitUntilReady(data) {
  const until = Date.now() + READY_MS_MAX;
  let living = livingPostmaster(data);
  while (living && !living.ready && Date.now() < until) {
    await sleep(POLL_MS);
    living = livingPostmaster(data);
  }
  return living;
}

/**
 * @param {string} data
 * @param {number} port
 * @param {boolean} durable
 */
function serverArguments(data, port, durable) {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] ',
    // An erasure cannot reach this log, so no row, statement or value that it could hold is written into it.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_statement: 'none',
    log_min_duration_statement: '-1',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    ...(hasSharedMemory() ? {} : { dynamic_shared_memory_type: 'mmap' }),
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return [
    '-D',
    data,
    '-p',
    String(port),
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
}

/** Is there enough /dev/shm for parallel queries? macOS has none and needs none. */
export function hasSharedMemory() {
  if (process.platform !== 'linux') return true;
  if (!existsSync('/dev/shm')) return false;
  const { bavail, bsize } = statfsSync('/dev/shm');
  return bavail * bsize >= SHARED_MEMORY_BYTES_MIN;
}

/**
 * After a kill -9 the pid file stays. When its number belongs to another program by now, PostgreSQL would
 * refuse to start. Removing the file would
 * also lose the key of the old shared memory, by which PostgreSQL notices survivors of the old server; so
 * only the number goes.
 * @param {string} data
 */
function disownStalePidFile(data) {
  const lines = pidFileLines(data);
  const pid = Number(lines[0]);
  if (lines.length === 0 || commandOf(pid) === null || livingPostmaster(data)) return;
  writeFileSync(join(data, 'postmaster.pid'), [NO_PID, ...lines.slice(1)].join('\n'));
}

/** @param {string} data */
function pidFileLines(data) {
  const path = join(data, 'postmaster.pid');
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
}

/** @param {Place} place */
function openLog(place) {
  const path = join(place.directory, 'server.log');
  if (existsSync(path) && statSync(path).size > LOG_BYTES_MAX) renameSync(path, `${path}.1`);
  return { path, file: openSync(path, 'a', 0o600) };
}
