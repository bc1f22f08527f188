import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKOUT } from './checkout.mjs';
import { Obstacle } from './obstacle.mjs';

const LOCK = join(CHECKOUT, 'package-lock.json');
/** npm writes this last, so an install that was killed has none. */
const INSTALLED = join(CHECKOUT, 'node_modules/.package-lock.json');
/** The lock that we installed, by its hash: a checkout that only touches the file installs nothing. */
const STAMP = join(CHECKOUT, 'node_modules/.installed-lock');

/**
 * Installs what package-lock.json names when node_modules is missing, half done or older. No package needs
 * its install script.
 */
export function ensureInstalled() {
  if (isInstalled()) return;
  console.error('Installing packages from the npm registry; the first time takes a minute or two …');
  const npm = process.env['npm_execpath'];
  // NODE_ENV=production would leave out the compiler and PostgreSQL.
  const args = ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const [program, ...first] = npm?.endsWith('.js') ? [process.execPath, npm] : ['npm'];
  const run = spawnSync(program, [...first, ...args], { cwd: CHECKOUT, stdio: ['ignore', 2, 2] });
  if (run.status !== 0) {
    throw new Obstacle('npm could not install the packages; its reason is above. Nothing was started.');
  }
  writeFileSync(STAMP, lockHash());
}

function isInstalled() {
  if (!existsSync(INSTALLED)) return false;
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lockHash()) return true;
  return statSync(INSTALLED).mtimeMs >= statSync(LOCK).mtimeMs;
}

function lockHash() {
  return createHash('sha256').update(readFileSync(LOCK)).digest('hex');
}
