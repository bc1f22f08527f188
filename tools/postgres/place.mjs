import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Obstacle } from '../obstacle.mjs';
import { canEnter, serverAccount } from './account.mjs';

/**
 * Directories that are not the home itself are only ours: the server's account passes through, and reads
 * nothing.
 */
const PASSABLE = 0o711;

/**
 * Where a server's files lie: `directory` holds data/, server.log and server.json (port and passwords, 0600).
 * @typedef {{ readonly directory: string, readonly data: string, readonly elsewhere: boolean }} Place
 */

/** @typedef {{ readonly port: number, readonly password: string, readonly ownerPassword: string }} Keys */

/**
 * Creates the home when it is missing, and gives its real path.
 * @param {string} home
 */
export function openHome(home) {
  if (!existsSync(home)) {
    mkdirSync(home, { recursive: true });
    chmodSync(home, process.getuid?.() === 0 ? PASSABLE : 0o700);
  }
  return realpathSync(home);
}

/**
 * The place of this home's server: the one it already has, or null.
 * @param {string} home
 * @returns {Place | null}
 */
export function knownPlace(home) {
  if (!existsSync(home)) return null;
  const real = realpathSync(home);
  const directory = candidates(real).find(
    (candidate) => isOurs(real, candidate) && existsSync(join(candidate, 'server.json')),
  );
  return directory === undefined ? null : asPlace(real, directory);
}

/**
 * The place of this home's server, chosen now if it has none: under the home, or, when root lends the server
 * an account that
 * cannot get there, in a system directory whose name follows from the home's path.
 * @param {string} home
 * @returns {Place}
 */
export function choosePlace(home) {
  const known = knownPlace(home);
  if (known) return known;
  for (const directory of candidates(home)) {
    if (!claim(home, directory)) continue;
    const place = asPlace(home, directory);
    if (canEnter(serverAccount(place.data), directory)) return place;
    rmSync(directory, { recursive: true, force: true });
  }
  throw new Obstacle(
    process.getuid?.() === 0
      ? `PostgreSQL cannot run as root, and ${home} is closed to others. Set PLENARIA_HOME to an open one.`
      : `${home} may not be written. Set PLENARIA_HOME to a directory of yours.`,
  );
}

/**
 * Port and passwords, made on the first start and kept.
 * @param {Place} place
 * @returns {Keys | null}
 */
export function readKeys(place) {
  const path = join(place.directory, 'server.json');
  if (!existsSync(path)) return null;
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new Obstacle(`${path} is damaged. "npm run reset" starts afresh, without the data.`);
    throw new Obstacle(
      `${path} belongs to another user. Run as that user, or set PLENARIA_HOME to a directory of yours.`,
    );
  }
}

/**
 * Written beside and renamed, so that a kill leaves the old keys or the new ones, never half of them.
 * @param {Place} place
 * @param {Keys} keys
 */
export function keepKeys(place, keys) {
  const path = join(place.directory, 'server.json');
  writeFileSync(`${path}.new`, JSON.stringify(keys), { mode: 0o600, flush: true });
  renameSync(`${path}.new`, path);
}

/** A password nobody has to type. */
export function randomPassword() {
  return randomBytes(24).toString('base64url');
}

/** @param {string} home */
function candidates(home) {
  const inside = join(home, 'postgres');
  if (process.getuid?.() !== 0) return [inside];
  const name = createHash('sha256').update(home).digest('hex').slice(0, 12);
  return [inside, `/var/lib/plenaria-${name}`, join(tmpdir(), `plenaria-${name}`)];
}

/**
 * @param {string} home
 * @param {string} directory
 * @returns {Place}
 */
function asPlace(home, directory) {
  return { directory, data: join(directory, 'data'), elsewhere: !directory.startsWith(home) };
}

/**
 * @param {string} home
 * @param {string} directory
 */
function claim(home, directory) {
  try {
    mkdirSync(directory, { mode: 0o700 });
  } catch {
    if (!isOurs(home, directory)) return false; // not writable, or someone else took the name
  }
  chmodSync(directory, process.getuid?.() === 0 ? PASSABLE : 0o700);
  return true;
}

/**
 * What lies in the home is ours by its place. A directory in /tmp may have been put there by anyone: it must
 * belong to us.
 * @param {string} home
 * @param {string} directory
 */
function isOurs(home, directory) {
  const found = lstatSync(directory, { throwIfNoEntry: false });
  if (!found?.isDirectory()) return false;
  return directory.startsWith(home) || (found.uid === process.getuid?.() && (found.mode & 0o022) === 0);
}
