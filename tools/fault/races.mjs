import { setTimeout as sleep } from 'node:timers/promises';
import { verifyBundle } from '@plenaria/voting';
import { openMailbox } from '../harness/mailbox.mjs';
import { chanceFrom, seedOfRun } from '../measure/chance.mjs';
import { withClient, withDatabase } from '../measure/database.mjs';
import { asking, foundFederation, openedDecision } from '../measure/federation.mjs';
import { startApi } from '../start-api.mjs';
import { anomalies, cast, close } from './cast.mjs';

/**
 * @typedef {import('./cast.mjs').Acknowledged} Acknowledged
 * @typedef {{ readonly asks: readonly import('../measure/federation.mjs').Ask[], readonly urls: readonly string[],
 *   readonly client: import('pg').Pool, readonly federation: import('../measure/federation.mjs').Federation,
 *   readonly chance: import('../measure/chance.mjs').Chance }} World two processes of the api over one database
 */

const DOUBLES = 256;
/** So many of the races are against the clock instead of the chair. */
const AGAINST_THE_CLOCK = 0.1;
const AT_ONCE = 8;
const MEMBERS = 6;
const CHOICES = ['yes', 'no', 'abstain'];
const HOUR_MS = 3_600_000;

/**
 * Double casts and casts against closing, over two processes: exactly once, and nothing outside the tally.
 * @param {{ readonly races: number }} options
 */
export async function surviveRaces({ races }) {
  const clockRaces = Math.ceil(races * AGAINST_THE_CLOCK);
  const chance = chanceFrom(seedOfRun());
  return withDatabase({ durable: false }, async ({ home, database }) => {
    const env = { DATABASE_URL: database.url, TIME_TRAVEL: '1', LOG_LEVEL: 'info', NODE_ENV: 'production' };
    const apis = [];
    const mailbox = await openMailbox();
    try {
      for (const name of ['one', 'other'])
        apis.push(await startApi({ home: `${home}/${name}`, env: { ...env, ROLE: 'api' } }));
      const urls = apis.map(({ url }) => url);
      return await withClient(database.url, async (client) => {
        const federation = await foundFederation(client, MEMBERS);
        const world = { asks: urls.map((url) => asking(url)), urls, client, federation, chance };
        const sameKey = await castTogether(world, () => 'one and the same key');
        const otherKeys = await castTogether(world, (place) => `key ${place}`);
        const chair = await raceAgainstTheChair(world, races - clockRaces);
        await client.query('update post.outbox set dispatched_at = now() where dispatched_at is null');
        apis.push(
          await startApi({
            home: `${home}/worker`,
            env: { ...env, ROLE: 'worker', SMTP_URL: mailbox.smtpUrl },
          }),
        );
        const clock = await raceAgainstTheClock(world, clockRaces);
        return barsOf({ races, sameKey, otherKeys, chair, clock });
      });
    } finally {
      for (const api of apis) await api.stop();
      await mailbox.stop();
    }
  });
}

/**
 * The same elector casts 256 times at once, half of it in each process.
 * @param {World} world
 * @param {(place: number) => string} keyOf
 */
async function castTogether({ asks, client, federation, chance }, keyOf) {
  const [ask = asking('')] = asks;
  const decisionId = await openedDecision(ask, client, federation);
  const voter = chance.pick(federation.voters);
  const answers = await Promise.all(
    Array.from({ length: DOUBLES }, (_, place) =>
      cast(asks[place % asks.length] ?? ask, voter, { decisionId, choice: 'yes', key: keyOf(place) }),
    ),
  );
  const acknowledged = answers.filter((answer) => typeof answer !== 'string');
  const wrong = await anomalies(client, decisionId, acknowledged, { closed: false });
  const { rows } = await client.query('select from voting.ballot where decision_id = $1', [decisionId]);
  const keys = new Set(acknowledged.map(({ key }) => key)).size;
  if (rows.length !== keys) wrong.push(`${rows.length} ballots for ${keys} keys`);
  return { acknowledged: acknowledged.length, kept: rows.length, wrong };
}

/**
 * @typedef {{ decisions: number, acknowledged: number, refused: Map<string, number>, wrong: string[] }} Raced
 * @param {World} world
 * @param {number} races
 * @returns {Promise<Raced>}
 */
async function raceAgainstTheChair(world, races) {
  const { asks, client, federation, chance } = world;
  const raced = nothingYet();
  let left = races;
  const run = async () => {
    while (left-- > 0) {
      const [ask = asking('')] = asks;
      const decisionId = await openedDecision(ask, client, federation);
      // A second chair, in the other process, at times wants to close too.
      const closers = chance.happens(0.3) ? asks : [chance.pick(asks)];
      const wait = chance.below(60);
      const [answers, ...closings] = await Promise.all([
        castAround(world, decisionId, 60),
        ...closers.map((one) => sleep(wait).then(() => close(one, federation.chair.cookie, decisionId))),
      ]);
      const closed = closings.filter((answer) => answer === 'closed').length;
      if (closed !== 1) raced.wrong.push(`${decisionId}: closed ${closed} times: ${closings.join(', ')}`);
      await keepScore(world, raced, decisionId, answers);
      if (raced.decisions % 100 === 0) console.log(`  ${raced.decisions} races`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, run));
  return raced;
}

/**
 * Decisions opened an hour ago whose time is over in a moment; members cast until it is. The worker closes.
 * @param {World} world
 * @param {number} races
 */
async function raceAgainstTheClock(world, races) {
  const { asks, client, federation, chance } = world;
  const raced = nothingYet();
  let left = races;
  const openedAt = new Date(Date.now() - HOUR_MS);
  const run = async () => {
    while (left-- > 0) {
      const [ask = asking('')] = asks;
      const closesAt = new Date(Date.now() + 400 + chance.below(200));
      const decisionId = await openedDecision(ask, client, federation, { openedAt, closesAt });
      await sleep(Math.max(0, closesAt.getTime() - Date.now() - 60));
      const answers = await castAround(world, decisionId, 120);
      await untilClosed(client, decisionId);
      await keepScore(world, raced, decisionId, answers);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, run));
  return raced;
}

/**
 * Every member casts one to three times, at any moment within the time.
 * @param {World} world
 * @param {string} decisionId
 * @param {number} withinMs
 */
async function castAround({ asks, federation, chance }, decisionId, withinMs) {
  const casts = federation.voters.flatMap((voter) =>
    Array.from({ length: 1 + chance.below(3) }, (_, place) => ({
      voter,
      ask: chance.pick(asks),
      wait: chance.below(withinMs),
      ballot: { decisionId, choice: chance.pick(CHOICES), key: `${voter.slug} ${place}` },
    })),
  );
  return Promise.all(
    casts.map(({ voter, ask, wait, ballot }) => sleep(wait).then(() => cast(ask, voter, ballot))),
  );
}

/**
 * @param {import('pg').Pool} client
 * @param {string} decisionId
 */
async function untilClosed(client, decisionId) {
  for (const until = Date.now() + 60_000; Date.now() < until; await sleep(100)) {
    const { rows } = await client.query('select state from voting.decision where id = $1', [decisionId]);
    if (rows[0]?.state === 'closed') return;
  }
  throw new Error(`the clock did not close ${decisionId} within a minute`);
}

/**
 * @param {World} world
 * @param {Raced} raced
 * @param {string} decisionId
 * @param {readonly (Acknowledged | string)[]} answers
 */
async function keepScore({ client, urls }, raced, decisionId, answers) {
  const acknowledged = answers.filter((answer) => typeof answer !== 'string');
  raced.decisions += 1;
  raced.acknowledged += acknowledged.length;
  for (const code of answers.filter((answer) => typeof answer === 'string'))
    raced.refused.set(code, (raced.refused.get(code) ?? 0) + 1);
  raced.wrong.push(...(await anomalies(client, decisionId, acknowledged, { closed: true })));
  // The verifier counts again from the log: what is in the log is in the result, or this is no.
  const bundle = await fetch(`${urls[0]}/decisions/${decisionId}/bundle.json`);
  const { ok, findings } = verifyBundle(await bundle.text());
  if (!ok) raced.wrong.push(`${decisionId}: ${findings[0]?.place} does not verify`);
}

/** @returns {Raced} */
function nothingYet() {
  return { decisions: 0, acknowledged: 0, refused: new Map(), wrong: [] };
}

/**
 * @param {{ races: number, sameKey: { acknowledged: number, kept: number, wrong: string[] },
 *   otherKeys: { acknowledged: number, kept: number, wrong: string[] }, chair: Raced, clock: Raced }} seen
 */
function barsOf({ races, sameKey, otherKeys, chair, clock }) {
  console.log(
    `${DOUBLES} casts at once with one key: ${sameKey.acknowledged} acknowledged, ${sameKey.kept} kept`,
  );
  console.log(
    `${DOUBLES} casts at once with other keys: ${otherKeys.acknowledged} acknowledged, ${otherKeys.kept} kept`,
  );
  for (const [name, { decisions, acknowledged, refused }] of Object.entries({ chair, clock })) {
    const codes = [...refused].map(([code, count]) => `${count} ${code}`).join(', ');
    console.log(
      `${decisions} races against the ${name}: ${acknowledged} acknowledged; refused: ${codes || 'none'}`,
    );
  }
  const wrong = [...sameKey.wrong, ...otherKeys.wrong, ...chair.wrong, ...clock.wrong];
  for (const what of wrong.slice(0, 20)) console.log(`  ${what}`);
  const refusedLate = (chair.refused.get('CLOSED') ?? 0) + (clock.refused.get('CLOSED') ?? 0);
  return [
    {
      what: 'one key is one ballot, and everybody who sent it is told the same',
      holds: sameKey.kept === 1 && sameKey.acknowledged === DOUBLES,
    },
    {
      what: 'other keys are other versions, without a gap',
      holds: otherKeys.kept === DOUBLES && otherKeys.acknowledged === DOUBLES,
    },
    {
      what: `${races} races took place, and some were lost`,
      holds: chair.decisions + clock.decisions === races && refusedLate > 0,
    },
    {
      what: 'no anomaly: every acknowledged vote is kept, logged and counted, and every bundle verifies',
      holds: wrong.length === 0,
    },
  ];
}
