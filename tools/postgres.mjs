import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { freePort, isFree } from './free-port.mjs';
import { holdLock } from './hold-lock.mjs';
import { Obstacle } from './obstacle.mjs';
import { serverAccount } from './postgres/account.mjs';
import { runnableBinaries } from './postgres/binaries.mjs';
import { ensureCluster, OWNER } from './postgres/cluster.mjs';
import { explain, isLeftover, isPortTaken } from './postgres/explain.mjs';
import { choosePlace, keepKeys, knownPlace, openHome, randomPassword, readKeys } from './postgres/place.mjs';
import {
  killPostmaster,
  launch,
  livingPostmaster,
  stopPostmaster,
  waitUntilReady,
} from './postgres/postmaster.mjs';

/** @typedef {import('./postgres/place.mjs').Place} Place */
/** @typedef {import('./postgres/place.mjs').Keys} Keys */

/**
 * A running server. `url` is the application's database, whose role is no superuser; `ownerUrl` is the
 * superuser's.
 * @typedef {{
 *   readonly url: string, readonly ownerUrl: string, readonly port: number, readonly pid: number,
 *   readonly place: string, readonly elsewhere: boolean, readonly reused: boolean, stop(): Promise<void>,
 * }} Postgres
 */

const ATTEMPTS_MAX = 40;
const ATTEMPT_PAUSE_MS = 500;
const CONNECT_MS_MAX = 5_000;
/** The role and the database of the application. */
const APPLICATION = 'plenaria';

/**
 * Gives the PostgreSQL of this home: the living one, or a new one over the data that is there. Safe to call
 * from several processes.
 * @param {{ readonly home: string, readonly durable?: boolean }} options durable: false, for tests, writes
 * without waiting for the disk
 * @returns {Promise<Postgres>}
 */
export async function startPostgres({ home, durable = true }) {
  const real = openHome(resolve(home));
  return holdLock(join(real, 'postgres.lock'), async () => {
    const place = choosePlace(real);
    const living = await reuse(place);
    if (living) return living;
    const keys = readKeys(place) ?? newKeys(place);
    const binaries = runnableBinaries(place.directory, serverAccount(place.data));
    ensureCluster(place, binaries, keys.ownerPassword);
    const started = await launchSomewhere(place, binaries, keys, durable);
    await ensureApplication(started, started.keys.password);
    return asPostgres(place, started.keys, started.pid, false);
  });
}

/**
 * The server of this home when it lives, or null. Starts and changes nothing.
 * @param {string} home
 * @returns {Postgres | null}
 */
export function findPostgres(home) {
  const place = knownPlace(resolve(home));
  const living = place && livingPostmaster(place.data);
  const keys = living && readKeys(place);
  return keys ? asPostgres(place, { ...keys, port: living.port }, living.pid, true) : null;
}

/**
 * Stops the server of this home and removes its data, wherever they lie. Gives the directory that went, or
 * null when there was none.
 * @param {string} home
 */
export async function removePostgres(home) {
  const place = knownPlace(resolve(home));
  if (!place) return null;
  const living = livingPostmaster(place.data);
  if (living) await stopPostmaster(living.pid);
  rmSync(place.directory, { recursive: true, force: true });
  return place.directory;
}

/**
 * A further, empty database of the application's role on this server.
 * @param {Postgres} server
 * @param {string} name
 * @returns {Promise<string>} its URL
 */
export async function createDatabase(server, name) {
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(name))
    throw new Error(`a database is named in small letters, not "${name}"`);
  await asking(server.ownerUrl, (client) => client.query(`CREATE DATABASE ${name} OWNER ${APPLICATION}`));
  return server.url.replace(/\/[^/]*$/, `/${name}`);
}

/**
 * Kept before the first use of the passwords, so that a kill cannot leave a database whose password nobody
 * has.
 * @param {Place} place
 * @returns {Keys}
 */
function newKeys(place) {
  const keys = { port: 0, password: randomPassword(), ownerPassword: randomPassword() };
  keepKeys(place, keys);
  return keys;
}

/**
 * @param {Place} place
 * @returns {Promise<Postgres | null>}
 */
async function reuse(place) {
  const living = await waitUntilReady(place.data);
  const keys = readKeys(place);
  if (!living || !keys) return null;
  const server = asPostgres(place, { ...keys, port: living.port }, living.pid, true);
  try {
    await ensureApplication(server, keys.password);
    return server;
  } catch {
    await killPostmaster(living.pid); // it lives and does not answer: starting anew is the way out
    return null;
  }
}

/**
 * @param {Place} place
 * @param {string} binaries
 * @param {Keys} given
 * @param {boolean} durable
 */
async function launchSomewhere(place, binaries, given, durable) {
  let keys = given;
  for (let attempt = 1; ; attempt++) {
    if (keys.port === 0 || !(await isFree(keys.port))) {
      keys = { ...keys, port: await freePort() };
      keepKeys(place, keys);
    }
    const account = serverAccount(place.data);
    const outcome = await launch({ place, binaries, account, port: keys.port, durable });
    if ('pid' in outcome)
      return { pid: outcome.pid, keys, ownerUrl: urlOf(OWNER, keys.ownerPassword, keys.port, OWNER) };
    const passing = isLeftover(outcome.failed) || isPortTaken(outcome.failed);
    if (!passing || attempt === ATTEMPTS_MAX) throw new Obstacle(explain(outcome.failed, place.directory));
    await sleep(ATTEMPT_PAUSE_MS);
  }
}

/**
 * The application's role and database; asked at each start, since a kill may have come before they were made.
 * @param {{ readonly ownerUrl: string }} server
 * @param {string} password
 */
async function ensureApplication(server, password) {
  await asking(server.ownerUrl, async (client) => {
    const { rows } = await client.query(
      `SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1) AS role,
              EXISTS (SELECT FROM pg_database WHERE datname = $1) AS database`,
      [APPLICATION],
    );
    if (!rows[0].role) await client.query(`CREATE ROLE ${APPLICATION} LOGIN CREATEDB PASSWORD '${password}'`);
    if (!rows[0].database) await client.query(`CREATE DATABASE ${APPLICATION} OWNER ${APPLICATION}`);
  });
}

/**
 * @template T
 * @param {string} url
 * @param {(client: pg.Client) => Promise<T>} act
 */
async function asking(url, act) {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_MS_MAX,
    query_timeout: CONNECT_MS_MAX,
  });
  client.on('error', () => {}); // the server going away is told by the query that waits for it
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
}

/**
 * @param {Place} place
 * @param {Keys} keys
 * @param {number} pid
 * @param {boolean} reused
 * @returns {Postgres}
 */
function asPostgres(place, keys, pid, reused) {
  return {
    url: urlOf(APPLICATION, keys.password, keys.port, APPLICATION),
    ownerUrl: urlOf(OWNER, keys.ownerPassword, keys.port, OWNER),
    port: keys.port,
    pid,
    place: place.directory,
    elsewhere: place.elsewhere,
    reused,
    stop: () => stopPostmaster(pid),
  };
}

/**
 * @param {string} role
 * @param {string} password
 * @param {number} port
 * @param {string} database
 */
function urlOf(role, password, port, database) {
  return `postgres://${role}:${password}@127.0.0.1:${port}/${database}`;
}
