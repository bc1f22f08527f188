import { spawnSync } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { Obstacle } from '../obstacle.mjs';
import { serverAccount, spawnOptions } from './account.mjs';
import { explain } from './explain.mjs';
import { hasSharedMemory } from './postmaster.mjs';

const PATIENTLY = { recursive: true, force: true, maxRetries: 20, retryDelay: 100 };

/** @typedef {import('./account.mjs').Account} Account */
/** @typedef {import('./place.mjs').Place} Place */

/** The name of the superuser inside the server; the application never uses it. */
export const OWNER = 'postgres';
/** A new cluster takes 40 MB, and its first write-ahead log 16 MB more. */
const FREE_BYTES_MIN = 100 * 1024 * 1024;

/**
 * Makes the data directory when it is missing. Built beside its place and renamed when whole, so a kill
 * half-way leaves nothing that looks finished.
 * @param {Place} place
 * @param {string} binaries
 * @param {string} ownerPassword
 */
export function ensureCluster(place, binaries, ownerPassword) {
  if (existsSync(join(place.data, 'PG_VERSION'))) return checkVersion(place, binaries);
  checkRoom(place);
  const account = serverAccount(place.data);
  for (const name of readdirSync(place.directory)) {
    // The initdb of a killed launcher may still be putting files in; it ends by itself within moments.
    if (name.startsWith('new-')) rmSync(join(place.directory, name), PATIENTLY);
  }
  // Never the same name twice: the initdb of a killed launcher may still be writing under the old one.
  const unfinished = mkdtempSync(join(place.directory, 'new-'));
  const passwordFile = join(unfinished, 'password');
  mkdirSync(join(unfinished, 'data'), { mode: 0o700 });
  writeFileSync(passwordFile, ownerPassword, { mode: 0o600 });
  if (account)
    for (const path of [unfinished, passwordFile, join(unfinished, 'data')])
      chownSync(path, account.uid, account.gid);
  initialise(join(unfinished, 'data'), passwordFile, binaries, account);
  renameSync(join(unfinished, 'data'), place.data);
  rmSync(unfinished, { recursive: true, force: true });
}

/**
 * @param {string} data
 * @param {string} passwordFile
 * @param {string} binaries
 * @param {Account | null} account
 */
function initialise(data, passwordFile, binaries, account) {
  const run = spawnSync(
    join(binaries, 'bin/initdb'),
    [
      '-D',
      data,
      `--username=${OWNER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--data-checksums',
      ...(hasSharedMemory() ? [] : ['-c', 'dynamic_shared_memory_type=mmap']),
    ],
    { ...spawnOptions(account, data), encoding: 'utf8' },
  );
  if (run.status !== 0) throw new Obstacle(explain(run.error?.message ?? run.stderr, data));
}

/** @param {Place} place */
function checkRoom(place) {
  const { bavail, bsize } = statfsSync(place.directory);
  if (bavail * bsize >= FREE_BYTES_MIN) return;
  const freeMegabytes = Math.floor((bavail * bsize) / 1024 / 1024);
  throw new Obstacle(
    `The disk of ${place.directory} is full: ${freeMegabytes} MB are free and a new database needs 100 MB. ` +
      'Make room, or set PLENARIA_HOME.',
  );
}

/**
 * @param {Place} place
 * @param {string} binaries
 */
function checkVersion(place, binaries) {
  const made = readFileSync(join(place.data, 'PG_VERSION'), 'utf8').trim();
  const run = spawnSync(join(binaries, 'bin/postgres'), ['--version'], {
    ...spawnOptions(serverAccount(place.data)),
    encoding: 'utf8',
  });
  const installed = /(\d+)\./.exec(run.stdout)?.[1];
  if (made === installed) return;
  throw new Obstacle(
    `The data in ${place.data} was made by PostgreSQL ${made}, and ${installed} is installed. ` +
      'Back it up with the older version of Plenaria first.',
  );
}
