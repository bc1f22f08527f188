import { setTimeout as sleep } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { openMailbox } from '../harness/mailbox.mjs';
import { chanceFrom, seedOfRun } from '../measure/chance.mjs';
import { withClient, withDatabase } from '../measure/database.mjs';
import { asking, foundFederation, openedDecision } from '../measure/federation.mjs';
import { startPostgres } from '../postgres.mjs';
import { startApi } from '../start-api.mjs';
import { anomalies, cast } from './cast.mjs';
import { killAtOnce, withChildren } from './kill-at-once.mjs';

/**
 * @typedef {import('./cast.mjs').Acknowledged} Acknowledged
 * @typedef {import('../measure/federation.mjs').Voter} Voter
 * @typedef {{ api: import('../start-api.mjs').Api, database: import('../postgres.mjs').Postgres }} Running
 */

const WRITERS = 16;
const VOTERS_EACH = 4;
/** A loss shows at once where commits do not wait: the control needs fewer. */
const CONTROL_SHARE = 0.2;
const PAUSE_MS = 50;

/**
 * The api and PostgreSQL are ended with SIGKILL in turns, while 16 writers vote and ask again until they are
 * answered. No answer may be lost; and the same loss must show where commits do not wait for the disk.
 * @param {{ readonly kills: number }} options of each of the two
 */
export async function surviveKills({ kills }) {
  const seed = seedOfRun();
  const durable = await killWhileVoting(seed, { kills, apiToo: true, waits: true });
  const control = await killWhileVoting(seed, {
    kills: Math.ceil(kills * CONTROL_SHARE),
    apiToo: false,
    waits: false,
  });
  return [
    {
      what: `PostgreSQL and the api were killed ${kills} times each`,
      holds: durable.databaseKills >= kills && durable.apiKills >= kills,
    },
    {
      what: 'no acknowledged vote is lost, doubled or changed',
      holds: durable.acknowledged > 0 && durable.wrong.length === 0,
    },
    { what: 'the control, with synchronous_commit=off, does lose some', holds: control.lost > 0 },
  ];
}

/**
 * @param {number} seed
 * @param {{ readonly kills: number, readonly apiToo: boolean, readonly waits: boolean }} options
 */
async function killWhileVoting(seed, { kills, apiToo, waits }) {
  const chance = chanceFrom(seed);
  const mailbox = await openMailbox();
  try {
    return await withDatabase({ durable: true }, async ({ home, database }) => {
      const env = {
        DATABASE_URL: database.url,
        SMTP_URL: mailbox.smtpUrl,
        TIME_TRAVEL: '1',
        LOG_LEVEL: 'info',
      };
      /** @type {Running} */
      const running = { api: await startApi({ home: `${home}/api`, env }), database };
      const port = Number(new URL(running.api.url).port);
      try {
        const ask = asking(running.api.url);
        const { federation, decisionId } = await withClient(database.url, async (client) => {
          const founded = await foundFederation(client, WRITERS * VOTERS_EACH);
          return { federation: founded, decisionId: await openedDecision(ask, client, founded) };
        });
        if (!waits) await commitWithoutWaiting(database.ownerUrl);
        const writing = write(ask, federation.voters, decisionId);
        const counts = { apiKills: 0, databaseKills: 0 };
        for (let kill = 0; kill < kills; kill += 1) {
          await sleep(300 + chance.below(700));
          await killDatabase(running, home);
          counts.databaseKills += 1;
          if (!apiToo) continue;
          await sleep(300 + chance.below(700));
          await killAtOnce([running.api.pid]);
          running.api = await startApi({ home: `${home}/api`, env, port });
          counts.apiKills += 1;
        }
        await sleep(500);
        const { acknowledged, repeated } = await writing.stop();
        return {
          ...counts,
          ...(await count(running.database.url, decisionId, acknowledged, repeated, waits)),
        };
      } finally {
        await running.api.stop();
      }
    });
  } finally {
    await mailbox.stop();
  }
}

/**
 * The postmaster and all its children in the same moment, as a power cut would, and then a new start over the
 * same data.
 * @param {Running} running
 * @param {string} home
 */
async function killDatabase(running, home) {
  await killAtOnce(withChildren(running.database.pid));
  running.database = await startPostgres({ home, durable: true });
}

/**
 * The control: commits are acknowledged while their log is still in memory, and stays there for long.
 * @param {string} ownerUrl
 */
async function commitWithoutWaiting(ownerUrl) {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query('alter system set synchronous_commit = off');
  await owner.query(`alter system set wal_writer_delay = '10s'`);
  await owner.query('select pg_reload_conf()');
  await owner.end();
}

/**
 * 16 writers, each with voters of its own; each asks again under the same key until it has its answer.
 * @param {import('../measure/federation.mjs').Ask} ask
 * @param {readonly Voter[]} voters
 * @param {string} decisionId
 */
function write(ask, voters, decisionId) {
  /** @type {Acknowledged[]} */
  const acknowledged = [];
  let [stopped, repeated] = [false, 0];
  const writer = async (/** @type {number} */ place) => {
    const own = voters.slice(place * VOTERS_EACH, (place + 1) * VOTERS_EACH);
    for (let turn = 0; !stopped; turn += 1) {
      const voter = own[turn % own.length];
      if (!voter) throw new Error('a writer without voters');
      const ballot = { decisionId, choice: turn % 3 === 0 ? 'no' : 'yes', key: randomUUID() };
      for (let answered = false; !answered && !stopped;) {
        try {
          const answer = await cast(ask, voter, ballot);
          answered = typeof answer !== 'string';
          if (typeof answer !== 'string') acknowledged.push(answer);
        } catch {
          // The server is away, or says that something went wrong: nothing was promised, so ask again.
          repeated += 1;
          await sleep(PAUSE_MS);
        }
      }
    }
  };
  const writers = Array.from({ length: WRITERS }, (_, place) => writer(place));
  return {
    stop: async () => {
      stopped = true;
      await Promise.all(writers);
      return { acknowledged, repeated };
    },
  };
}

/**
 * @param {string} url
 * @param {string} decisionId
 * @param {readonly Acknowledged[]} acknowledged
 * @param {number} repeated
 * @param {boolean} waits
 */
async function count(url, decisionId, acknowledged, repeated, waits) {
  return withClient(url, async (client) => {
    const wrong = await anomalies(client, decisionId, acknowledged, { closed: false });
    const lost = wrong.filter((what) => what.includes('is lost')).length;
    console.log(
      `${waits ? 'commits wait for the disk' : 'control, synchronous_commit=off'}: ` +
        `${acknowledged.length} votes acknowledged, ${repeated} asked again, ${lost} lost, ` +
        `${wrong.length - lost} other anomalies`,
    );
    if (waits) for (const what of wrong.slice(0, 10)) console.log(`  ${what}`);
    return { acknowledged: acknowledged.length, wrong, lost };
  });
}
