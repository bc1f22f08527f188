import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { CHECKOUT } from '../checkout.mjs';
import { chanceFrom, seedOfRun } from '../measure/chance.mjs';
import { withClient, withDatabase } from '../measure/database.mjs';
import { asking, foundFederation, openedDecision } from '../measure/federation.mjs';
import { load, post } from '../measure/load.mjs';
import { startApi } from '../start-api.mjs';
import { commandOf } from '../living-process.mjs';
import { makeBody, ownDocuments } from './make-body.mjs';

const CONNECTIONS = 16;
const MEMBERS = 12;
const DECISIONS = 4;
const FAILING = 0.05;
const SHOWN_MAX = 400;
/** Words that only our own inside knows: the injected bug, SQL, a stack, a path, an engine's own errors. */
const INSIDE =
  /INJECTED|token_hash|node_modules|\.js:\d+|\bat \S+ \(|\/srv\/|select .+ from|violates|syntax error at|relation "|column "|TypeError|ReferenceError|Cannot read|QueryFailed|ECONN/;

/**
 * Random questions to one api whose resolvers fail: it must neither end nor tell what went wrong inside.
 * @param {{ readonly questions: number }} options
 */
export async function surviveQueries({ questions }) {
  const seed = seedOfRun();
  return withDatabase({ durable: false }, async ({ home, database }) => {
    const env = { DATABASE_URL: database.url, ROLE: 'api', TIME_TRAVEL: '1', LOG_LEVEL: 'info' };
    const first = await startApi({ home, env });
    const { voters, chair, known } = await withClient(database.url, (client) => worldFor(client, first.url));
    await first.stop();
    const api = await startApi({ home, env: { ...env, LOG_LEVEL: 'info', FAIL_RESOLVERS: String(FAILING) } });
    const cookies = ['', chair.cookie, ...voters.map(({ cookie }) => cookie)];
    try {
      const asked = { seed, questions, cookies, known };
      const told = await withClient(database.url, (client) => ask(api, asked, client));
      return await barsOf(api, told, questions);
    } finally {
      await api.stop();
    }
  });
}

/**
 * @param {import('pg').Pool} client
 * @param {string} url
 */
async function worldFor(client, url) {
  const federation = await foundFederation(client, MEMBERS);
  const ids = [];
  for (let count = 0; count < DECISIONS; count += 1)
    ids.push(await openedDecision(asking(url), client, federation));
  const packs = await client.query('select id from voting.rule_pack');
  const members = federation.voters.flatMap(({ memberId, slug }) => [memberId, slug]);
  return { ...federation, known: [...ids, ...packs.rows.map(({ id }) => id), ...members, 'en', 'producer'] };
}

/**
 * @typedef {import('../measure/load.mjs').Measured & {
 *   readonly outcomes: Map<string, number>, readonly leaks: readonly string[], readonly unreadable: number,
 * }} Told
 * @param {import('../start-api.mjs').Api} api
 * @param {{ readonly seed: number, readonly questions: number, readonly cookies: readonly string[],
 *   readonly known: readonly string[] }} asked
 * @param {import('pg').Pool} client
 * @returns {Promise<Told>}
 */
async function ask(api, { seed, questions, cookies, known }, client) {
  const chance = chanceFrom(seed);
  const schema = buildSchema(readFileSync(`${CHECKOUT}/apps/api/schema.graphql`, 'utf8'));
  const material = { schema, chance, known };
  const own = ownDocuments();
  /** @type {Map<string, number>} */
  const outcomes = new Map();
  /** @type {string[]} */
  const leaks = [];
  let [sent, unreadable] = [0, 0];
  // Signing out is among the questions: those who did are let in again.
  const timer = setInterval(() => {
    client
      .query('update identity.session set revoked_at = null where revoked_at is not null')
      .catch(() => {});
  }, 500);
  const measured = await load({
    port: Number(new URL(api.url).port),
    connections: CONNECTIONS,
    next: () => {
      if ((sent += 1) > questions) return null;
      if (sent % 10_000 === 0) console.log(`  ${sent.toLocaleString('en')} asked`);
      const body = makeBody(material, own);
      return post(body, { cookie: chance.pick(cookies) });
    },
    heard: ({ status, body }) => {
      const text = body.toString();
      const leak = INSIDE.exec(text.replaceAll(CHECKOUT, 'node_modules'));
      if (leak) leaks.push(text.slice(Math.max(0, leak.index - 200), leak.index + 200));
      const outcome = outcomeOf(status, text);
      if (outcome === null) unreadable += 1;
      for (const one of outcome ?? []) outcomes.set(one, (outcomes.get(one) ?? 0) + 1);
    },
  });
  clearInterval(timer);
  return { outcomes, leaks, unreadable, ...measured };
}

/**
 * What an answer came to: data, a refusal, and the codes of its errors. Null when it is no answer of GraphQL.
 * @param {number} status
 * @param {string} text
 */
function outcomeOf(status, text) {
  try {
    const { data, errors } = JSON.parse(text);
    if (data === undefined && errors === undefined) return [`HTTP ${status}`];
    const codes = (errors ?? []).map(
      (/** @type {any} */ error) => error.extensions?.code ?? 'without a code',
    );
    const kind = codes.length === 0 ? 'answered' : data ? 'answered in part' : 'not answered';
    return [kind, ...new Set(codes.map((/** @type {string} */ code) => `  ${code}`))];
  } catch {
    return null;
  }
}

/**
 * @param {import('../start-api.mjs').Api} api
 * @param {Told} told
 * @param {number} questions
 */
async function barsOf(api, { outcomes, leaks, unreadable, perSecond, answered, p99Ms }, questions) {
  const alive = commandOf(api.pid) !== null;
  const health = alive ? (await fetch(`${api.url}/readyz`)).status : 0;
  const log = incidentsIn(readFileSync(api.logPath, 'utf8'));
  const asked = questions.toLocaleString('en');
  console.log(`${answered} questions answered, ${Math.round(perSecond)}/s, p99 ${p99Ms.toFixed(0)} ms`);
  for (const [outcome, count] of [...outcomes].toSorted((a, b) => b[1] - a[1]))
    console.log(`  ${String(count).padStart(8)} ${outcome}`);
  console.log(`injected incidents ${log.injected}, rejections that nobody waited for ${log.unhandled}`);
  for (const [line, count] of log.own) console.log(`  an incident of our own, ${count} times: ${line}`);
  for (const leak of leaks.slice(0, 5)) console.log(`  told: ${leak}`);
  return [
    {
      what: `all ${asked} questions are answered in JSON`,
      holds: answered === questions && unreadable === 0,
    },
    { what: 'the process that took the first one took the last one', holds: alive },
    { what: 'it is ready for more', holds: health === 200 },
    { what: 'no answer tells what went wrong inside', holds: leaks.length === 0 },
    { what: 'resolvers did fail', holds: log.injected > questions / 100 },
    { what: 'no incident but the injected ones', holds: log.own.length === 0 },
  ];
}

/**
 * What the log says about bugs: the injected ones counted, others by their message.
 * @param {string} log
 */
function incidentsIn(log) {
  /** @type {Map<string, number>} */
  const own = new Map();
  let [injected, unhandled] = [0, 0];
  for (const line of log.split('\n')) {
    if (!line.includes('"incident"') && !line.includes('unhandled rejection')) continue;
    if (line.includes('unhandled rejection')) unhandled += 1;
    if (line.includes('INJECTED-BUG')) {
      injected += 1;
      continue;
    }
    const { err } = JSON.parse(line);
    const told = `${err?.type}: ${err?.message}`.slice(0, SHOWN_MAX);
    own.set(told, (own.get(told) ?? 0) + 1);
  }
  return { injected, unhandled, own: [...own].toSorted((a, b) => b[1] - a[1]).slice(0, 20) };
}
