import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { API_MAIN, CHECKOUT } from './checkout.mjs';
import { holdLock } from './hold-lock.mjs';
import { ensureInstalled } from './install.mjs';
import { isMain } from './is-main.mjs';
import { Obstacle, runCommand } from './obstacle.mjs';

/** What a build makes; when one is missing the stamp says nothing. */
const MADE = [
  API_MAIN,
  join(CHECKOUT, 'apps/web/dist/site/index.html'),
  join(CHECKOUT, 'apps/web/dist/persisted-documents.json'),
];
const STAMP = join(CHECKOUT, 'apps/api/dist/.built-from');
/** What a build makes itself, and what only tests read. */
const NOT_INPUT = new Set(['node_modules', 'dist', 'gql', 'test', 'schema.graphql']);

/**
 * Builds libs, api and web when their sources have changed, and first installs what a fresh clone lacks.
 * Writes to stderr only: stdout belongs to the command that asked.
 */
export async function ensureBuilt() {
  ensureInstalled();
  if (isFresh()) return;
  mkdirSync(join(CHECKOUT, '.nx'), { recursive: true });
  await holdLock(join(CHECKOUT, '.nx/build.lock'), async () => {
    if (!isFresh()) build();
  });
}

/** The web client after the rest: the api's build writes the schema that the client's types are made from. */
function build() {
  console.error('Building …');
  const inputs = inputHash();
  runNx('--exclude=@plenaria/web');
  runNx('--projects=@plenaria/web');
  writeFileSync(STAMP, inputs);
}

/** @param {string} which */
function runNx(which) {
  const nx = join(CHECKOUT, 'node_modules/nx/dist/bin/nx.js');
  const run = spawnSync(process.execPath, [nx, 'run-many', '--target=build', which, '--outputStyle=static'], {
    cwd: CHECKOUT,
    encoding: 'utf8',
    env: { ...process.env, NX_DAEMON: 'false', NX_NO_CLOUD: 'true', NX_TUI: 'false', NODE_ENV: 'production' },
  });
  if (run.status === 0) return;
  console.error(run.stdout, run.stderr);
  throw new Obstacle('The build failed; the reason is above.');
}

function isFresh() {
  return (
    MADE.every((path) => existsSync(path)) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === inputHash()
  );
}

/**
 * One hash over the name and content of every source: a thirtieth of a second, and a checkout that only
 * moves dates builds nothing.
 */
function inputHash() {
  const hash = createHash('sha256');
  for (const path of ['package-lock.json', 'tsconfig.base.json', ...sources('libs'), ...sources('apps')]) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(CHECKOUT, path)))
      .update('\0');
  }
  return hash.digest('hex');
}

/**
 * @param {string} directory
 * @returns {string[]}
 */
function sources(directory) {
  return readdirSync(join(CHECKOUT, directory), { withFileTypes: true })
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${directory}/${entry.name}`;
      if (entry.isDirectory()) return NOT_INPUT.has(entry.name) ? [] : sources(path);
      return entry.isFile() && !entry.name.includes('.spec.') ? [path] : [];
    });
}

if (isMain(import.meta.url)) await runCommand(ensureBuilt);
