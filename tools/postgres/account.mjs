import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';

/** What Linux and macOS call the account that owns nothing, where /etc/passwd does not say. */
const NOBODY = 65_534;

/** @typedef {{ readonly uid: number, readonly gid: number }} Account */

/**
 * The account PostgreSQL runs under, or null for our own: PostgreSQL refuses to run as root, so root lends
 * it `nobody`,
 * or whoever owns the data directory that is already there.
 * @param {string} data
 * @returns {Account | null}
 */
export function serverAccount(data) {
  if (process.getuid?.() !== 0) return null;
  const owner = statSync(data, { throwIfNoEntry: false });
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : nobody();
}

/** @returns {Account} */
function nobody() {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('nobody:'));
  const [, , uid, gid] = line?.split(':') ?? [];
  return { uid: Number(uid ?? NOBODY), gid: Number(gid ?? NOBODY) };
}

/**
 * Options of `spawn` for the server's programs: its account, a small environment, and a working directory it
 * may read.
 * @param {Account | null} account
 * @param {string} [cwd]
 */
export function spawnOptions(account, cwd = '/') {
  const env = { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
  return account === null ? { cwd, env } : { cwd, env, uid: account.uid, gid: account.gid };
}

/**
 * Can that account enter this directory? Asked of the system by trying, since modes, lists and mounts all
 * have a say.
 * @param {Account | null} account
 * @param {string} directory
 */
export function canEnter(account, directory) {
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', directory], spawnOptions(account)).status === 0;
}
