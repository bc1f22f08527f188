import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { asking, foundFederation, openedDecision } from '../measure/federation.mjs';
import { withClient, withDatabase } from '../measure/database.mjs';
import { load, post } from '../measure/load.mjs';
import { serving } from '../measure/servers.mjs';
import { startApi } from '../start-api.mjs';
import { printOutcomes, takeTurns, timesAsFast } from './rounds.mjs';

/**
 * @typedef {import('../measure/federation.mjs').Voter} Voter
 * @typedef {import('../measure/load.mjs').Measured} Measured
 */

const DOCUMENTS = new URL('../../apps/api/dist/bench/documents.js', import.meta.url).href;
const CLIENTS = 32;
const AT_LENGTH = { members: 2_000, rounds: 5, roundMs: 2_000 };
const BATCH = 32;
const DEFAULT_TIMES_MIN = 3;
const BARE_SHARE_MIN = 0.5;
const DEADLOCK = '40P01';
const CAST_SQL = 'select * from voting.cast_ballots($1, now())';
const LABELS = {
  ours: 'ours, HTTP',
  peer: 'Nest, Apollo on Express, save()',
  bare: 'bare SQL, one ballot a call',
  batched: `bare SQL, ${BATCH} ballots a call`,
};

/**
 * Durable ballots: through HTTP as ours, through Nest's default path one transaction each, and the bare
 * statement on 32 connections. Every contender casts into the same decision, changing the votes of all its members.
 * @param {{ readonly members: number, readonly rounds: number, readonly roundMs: number }} [size]
 */
export async function benchCasts({ members, rounds, roundMs } = AT_LENGTH) {
  console.log(`${CLIENTS} clients, fsync on, medians of ${rounds} rounds of ${roundMs / 1000} s in turns\n`);
  return withDatabase({ durable: true }, async ({ home, database }) => {
    const { url } = database;
    const { voters, decisionId } = await openedBallot(home, url, members);
    const environment = { DATABASE_URL: url, ROLE: 'api' };
    return serving(['ours-on-database', 'default-on-database'], environment, async ([ours, peer]) => {
      if (!ours || !peer) throw new Error('both servers must run');
      const { CAST, idOf } = await import(DOCUMENTS);
      const clients = await connected(url);
      const pid = null;
      const casting = { voters, decisionId, roundMs };
      const outcomes = await takeTurns(
        [
          {
            name: LABELS.ours,
            pid: ours.pid,
            round: () => overHttp({ port: ours.port, operation: { documentId: idOf(CAST) }, ...casting }),
          },
          {
            name: LABELS.peer,
            pid: peer.pid,
            round: () => overHttp({ port: peer.port, operation: { query: CAST }, ...casting }),
          },
          { name: LABELS.bare, pid, round: () => overSql({ clients, size: 1, ...casting }) },
          {
            name: LABELS.batched,
            pid,
            round: () => overSql({ clients: clients.slice(0, 2), size: BATCH, ...casting }),
          },
        ],
        rounds,
      );
      await Promise.all(clients.map((client) => client.end()));
      return barsOf(outcomes);
    });
  });
}

/** @param {readonly import('./rounds.mjs').Outcome[]} outcomes */
function barsOf(outcomes) {
  printOutcomes('durable casts', outcomes, LABELS.peer);
  const times = timesAsFast(outcomes, LABELS.ours, LABELS.peer);
  const share = timesAsFast(outcomes, LABELS.ours, LABELS.bare);
  console.log(`  ours is ${times.toFixed(1)} times the default path and ${share.toFixed(2)} of bare SQL\n`);
  return [
    { what: `at least ${DEFAULT_TIMES_MIN}× the default path`, holds: times >= DEFAULT_TIMES_MIN },
    { what: `at least ${BARE_SHARE_MIN} of the bare statement`, holds: share >= BARE_SHARE_MIN },
  ];
}

/**
 * A federation with an open decision.
 * @param {string} home
 * @param {string} url
 * @param {number} members
 */
async function openedBallot(home, url, members) {
  const api = await startApi({ home, env: { DATABASE_URL: url, ROLE: 'api', TIME_TRAVEL: '1' } });
  try {
    return await withClient(url, async (client) => {
      const federation = await foundFederation(client, members);
      const decisionId = await openedDecision(asking(api.url), client, federation);
      return { voters: federation.voters, decisionId };
    });
  } finally {
    await api.stop();
  }
}

/** @param {string} url */
async function connected(url) {
  const clients = Array.from({ length: CLIENTS }, () => new pg.Client({ connectionString: url }));
  await Promise.all(clients.map((client) => client.connect()));
  return clients;
}

/**
 * @typedef {{ readonly voters: readonly Voter[], readonly decisionId: string, readonly roundMs: number }} Casting
 */

/** @param {Casting & { readonly port: number, readonly operation: object }} options */
async function overHttp({ port, operation, voters, decisionId, roundMs }) {
  const until = performance.now() + roundMs;
  const voter = inTurn(voters);
  let refused = 0;
  const measured = await load({
    port,
    connections: CLIENTS,
    next: () => {
      if (performance.now() >= until) return null;
      const { memberId, cookie } = voter();
      const variables = { decisionId, memberId, choice: 'yes', key: randomUUID() };
      return post({ ...operation, variables }, { cookie });
    },
    heard: ({ body }) => {
      if (!body.includes('"__typename":"Ballot"')) refused += 1;
    },
  });
  if (refused > 0) throw new Error(`${refused} of ${measured.answered} ballots were not taken`);
  return measured;
}

/**
 * @param {Casting & { readonly clients: readonly pg.Client[], readonly size: number }} options
 * @returns {Promise<Measured>}
 */
async function overSql({ clients, size, voters, decisionId, roundMs }) {
  const began = performance.now();
  const voter = inTurn(voters);
  let answered = 0;
  const castUntilTheEnd = async (/** @type {pg.Client} */ client) => {
    while (performance.now() - began < roundMs) {
      const requests = Array.from({ length: size }, () => requestOf(voter(), decisionId));
      const rows = await castInSql(client, requests);
      if (rows.some(({ refusal }) => refusal !== null)) throw new Error('a ballot was not taken');
      answered += rows.length;
    }
  };
  await Promise.all(clients.map(castUntilTheEnd));
  const seconds = (performance.now() - began) / 1000;
  return {
    connections: clients.length,
    seconds,
    perSecond: answered / seconds,
    answered,
    failed: 0,
    p50Ms: 0,
    p99Ms: 0,
  };
}

/**
 * One call. Two batches that meet at the same electors again and again can wait for each other: the database ends one
 * of them, and it is asked again, as the api does.
 * @param {pg.Client} client
 * @param {readonly object[]} requests
 * @returns {Promise<readonly { readonly refusal: string | null }[]>}
 */
async function castInSql(client, requests) {
  for (;;) {
    try {
      return (await client.query({ name: 'cast', text: CAST_SQL, values: [JSON.stringify(requests)] })).rows;
    } catch (error) {
      if (!(error instanceof pg.DatabaseError) || error.code !== DEADLOCK) throw error;
    }
  }
}

/**
 * @param {Voter} voter
 * @param {string} decisionId
 */
function requestOf({ memberId, personId }, decisionId) {
  return {
    decisionId,
    memberId,
    personId,
    sessionId: null,
    choice: 'yes',
    reason: null,
    salt: null,
    key: randomUUID(),
  };
}

/** @param {readonly Voter[]} voters */
function inTurn(voters) {
  let place = 0;
  return () => {
    const voter = voters[place++ % voters.length];
    if (!voter) throw new Error('nobody votes');
    return voter;
  };
}
