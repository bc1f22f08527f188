import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { CHECKOUT } from '../checkout.mjs';
import { chanceFrom, seedOfRun } from '../measure/chance.mjs';
import { withClient, withDatabase } from '../measure/database.mjs';
import { load, post } from '../measure/load.mjs';
import { startApi } from '../start-api.mjs';
import { fingerprint, foreignMailboxes, foreignTo } from './foreign-rows.mjs';
import { holesInWalls, wallsNobodyMisses } from './holes-in-walls.mjs';
import { makeBody, ownDocuments } from './make-body.mjs';
import { plantRows } from './plant-rows.mjs';

const CONNECTIONS = 16;
const SHOWN_MAX = 300;
/** So large a share of them is asked by those whose rows they are: some must show them, or nothing could be found. */
const CONTROL_SHARE = 0.03;
const CONTROL_MIN = 3_000;

/**
 * Somebody who asks for what is not theirs.
 * @typedef {import('./whose-rows.mjs').Asker & { readonly name: string, readonly cookie: string,
 *   readonly foreign: import('./foreign-rows.mjs').Foreign, readonly mailboxes: readonly string[] }} Stranger
 */

/**
 * Asks an api with the ids of other custodians and other people, first as it is, then with the program's own guards
 * taken away, so that row level security stands alone: no word of a foreign row may come back, and none may change.
 * @param {{ readonly questions: number }} options in all, half of them without guards
 */
export async function tellNobodyElse({ questions }) {
  const seed = seedOfRun();
  return withDatabase({ durable: false }, async ({ home, database }) => {
    const env = { DATABASE_URL: database.url, TIME_TRAVEL: '1', LOG_LEVEL: 'info' };
    const maker = await startApi({ home, env: { ...env, ROLE: 'all', DEMO: '1' } });
    await maker.stop();
    return withClient(database.url, async (pool) => {
      await plantRows(pool);
      const strangers = await strangersIn(pool);
      const holes = await holesInWalls(pool, strangers);
      const unmissed = await wallsNobodyMisses(pool, strangers);
      const before = await fingerprint(pool, strangers);
      const half = Math.ceil(questions / 2);
      const served = { home, env: { ...env, ROLE: 'api' } };
      const control = await askAll(served, pool, {
        strangers: ownersOf(strangers),
        seed,
        questions: Math.max(CONTROL_MIN, Math.ceil(questions * CONTROL_SHARE)),
        guarded: true,
      });
      const guarded = await askAll(served, pool, { strangers, seed, questions: half, guarded: true });
      const unguarded = await askAll(served, pool, {
        strangers,
        seed: seed + 1,
        questions: half,
        guarded: false,
      });
      const after = new Set(await fingerprint(pool, strangers));
      const changed = before.filter((row) => !after.has(row));
      for (const row of changed.slice(0, 5)) console.log(`  changed: ${row.slice(0, SHOWN_MAX)}`);
      return barsOf({
        strangers,
        holes,
        unmissed,
        control,
        guarded,
        unguarded,
        changed,
        questions,
        rows: before.length,
      });
    });
  });
}

/**
 * Each reviewer asks for what is foreign to the other one, and so for some that is its own.
 * @param {readonly Stranger[]} strangers
 */
function ownersOf([one, other]) {
  if (!one || !other) throw new Error('the living example has two custodians with reviewers');
  return [
    { ...one, foreign: other.foreign, mailboxes: [] },
    { ...other, foreign: one.foreign, mailboxes: [] },
  ];
}

/** Whoever may ask, as found in the living example: each custodian's reviewer, a member, an applicant, a visitor. */
const ASKERS = `
  select a.id as account, p.name, a.is_guest as guest,
         coalesce(array_agg(g.custodian_id) filter (where g.custodian_id is not null), '{}') as custodians
    from identity.account a join membership.person p on p.id = a.person_id
    left join identity.role_grant g on g.account_id = a.id and g.revoked_at is null
   group by a.id, p.name having bool_and(g.role is null or g.role = 'custodian') order by a.is_guest, p.name`;

/** @param {import('pg').Pool} pool @returns {Promise<readonly Stranger[]>} */
async function strangersIn(pool) {
  const { rows } = await pool.query(ASKERS);
  const custodians = rows.filter((row) => row.custodians.length > 0);
  const members = rows.filter((row) => row.custodians.length === 0 && !row.guest).slice(0, 2);
  const guests = rows.filter((row) => row.guest).slice(0, 2);
  const visitor = { account: null, name: 'a visitor', custodians: [], guest: true };
  const strangers = [];
  for (const { account, name, custodians: own, guest } of [...custodians, ...members, ...guests, visitor]) {
    const asker = { account, custodians: own, member: !guest };
    const foreign = await foreignTo(pool, asker);
    const cookie = account === null ? '' : await signIn(pool, account);
    const mailboxes = await foreignMailboxes(pool, asker, foreign);
    strangers.push({ ...asker, name, cookie, foreign, mailboxes });
    const tables = [...foreign.rows].map(([table, count]) => `${count} ${table}`);
    const { ids, words } = foreign;
    console.log(`${name}: ${ids.length} foreign ids, ${words.length} words; ${tables.join(', ')}`);
  }
  return strangers;
}

/** @param {import('pg').Pool} pool @param {string} account */
async function signIn(pool, account) {
  const token = randomBytes(32).toString('base64url');
  const hash = createHash('sha256').update(token).digest();
  await pool.query(
    // Certain for as long as it takes: else the question whether it is still them would stand before every other guard.
    `insert into identity.session (token_hash, account_id, created_at, last_seen_at, expires_at, stepped_up_at)
     values ($1, $2, now(), now(), now() + interval '30 days', now() + interval '30 days')`,
    [hash, account],
  );
  return `__Host-plenaria=${token}`;
}

/**
 * @typedef {{ answered: number, refused: number, told: string[] }} Heard
 * @param {{ readonly home: string, readonly env: Readonly<Record<string, string>> }} served
 * @param {import('pg').Pool} pool
 * @param {{ readonly strangers: readonly Stranger[], readonly seed: number, readonly questions: number,
 *   readonly guarded: boolean }} asked
 * @returns {Promise<Heard>}
 */
async function askAll({ home, env }, pool, { strangers, seed, questions, guarded }) {
  const api = await startApi({ home, env: { ...env, ...(guarded ? {} : { WITHOUT_GUARDS: '1' }) } });
  console.log(guarded ? 'with its guards:' : 'without its guards:');
  const heard = { answered: 0, refused: 0, told: /** @type {string[]} */ ([]) };
  // Signing out is among the questions: those who did are let in again.
  const timer = setInterval(() => {
    pool.query('update identity.session set revoked_at = null where revoked_at is not null').catch(() => {});
  }, 200);
  try {
    for (const [place, stranger] of strangers.entries()) {
      const share = Math.ceil(questions / strangers.length);
      await ask(api, heard, { stranger, seed: seed + place * 1_000, questions: share });
    }
  } finally {
    clearInterval(timer);
    await api.stop();
  }
  return heard;
}

/**
 * @param {import('../start-api.mjs').Api} api
 * @param {Heard} heard
 * @param {{ readonly stranger: Stranger, readonly seed: number, readonly questions: number }} asked
 */
async function ask(api, heard, { stranger, seed, questions }) {
  const { foreign, mailboxes, name, cookie } = stranger;
  const chance = chanceFrom(seed);
  const schema = buildSchema(readFileSync(`${CHECKOUT}/apps/api/schema.graphql`, 'utf8'));
  const material = { schema, chance, known: foreign.ids };
  const own = ownDocuments();
  const telling = oneOf([...foreign.words, ...mailboxes]);
  const headers = cookie ? { cookie } : {};
  const hear = (/** @type {string} */ text) => {
    heard.answered += 1;
    if (/NOT_FOUND|NOT_ALLOWED|NOT_SIGNED_IN/.test(text)) heard.refused += 1;
    const leak = telling.exec(text);
    if (!leak) return;
    heard.told.push(
      `${name} was told “${leak[0]}” in …${text.slice(Math.max(0, leak.index - 200), leak.index + 100)}`,
    );
  };
  for (const path of filesOf(foreign)) hear(await (await fetch(`${api.url}${path}`, { headers })).text());
  let sent = 0;
  await load({
    port: Number(new URL(api.url).port),
    connections: CONNECTIONS,
    next: () => ((sent += 1) > questions ? null : post(makeBody(material, own), headers)),
    heard: ({ body }) => hear(body.toString()),
  });
  console.log(`  ${name}: ${questions} asked`);
}

/**
 * The files in which rows go out beside the questions.
 * @param {import('./foreign-rows.mjs').Foreign} foreign
 */
function filesOf({ ids }) {
  const custodians = ['beyond', 'hypha', 'femprocomuns', 'webarchitects', 'collective-tools'];
  return [
    '/register/export.csv',
    ...custodians.map((slug) => `/register/export.csv?custodian=${slug}`),
    ...ids.flatMap((id) => [`/personal-data/${id}.json`, `/personal-data/${id}.html`]),
  ];
}

/** @param {readonly string[]} words as they stand in JSON */
function oneOf(words) {
  const escaped = words.map((word) =>
    JSON.stringify(word)
      .slice(1, -1)
      .replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'),
  );
  return escaped.length === 0 ? /(?!)/ : new RegExp(escaped.join('|'));
}

/**
 * @param {{ readonly strangers: readonly Stranger[], readonly holes: readonly string[],
 *   readonly unmissed: readonly string[], readonly control: Heard,
 *   readonly guarded: Heard, readonly unguarded: Heard,
 *   readonly changed: readonly string[], readonly questions: number, readonly rows: number }} found
 */
function barsOf({ strangers, holes, unmissed, control, guarded, unguarded, changed, questions, rows }) {
  for (const hole of holes.slice(0, 10)) console.log(`  hole: ${hole.slice(0, SHOWN_MAX)}`);
  for (const { told } of [guarded, unguarded])
    for (const leak of told.slice(0, 5)) console.log(`  told: ${leak}`);
  console.log(`refused with guards ${guarded.refused}, without ${unguarded.refused}`);
  return [
    {
      what: `${questions.toLocaleString('en')} questions are answered`,
      holds: guarded.answered + unguarded.answered >= questions,
    },
    {
      what: 'in every table that is not everybody’s there is something foreign to ask for',
      holds:
        rows > 0 && strangers.every(({ foreign }) => [...foreign.rows.values()].every((count) => count > 0)),
    },
    {
      what: `each wall that is taken away is missed (not: ${unmissed.join(', ') || 'none'})`,
      holds: unmissed.length === 0,
    },
    {
      what: `the walls stand where it is said that they do (${holes.length} holes)`,
      holds: holes.length === 0,
    },
    {
      what: `those whose rows they are find them by the same questions (${control.told.length} times)`,
      holds: control.told.length > 0,
    },
    {
      what: `with guards nothing foreign is told (${guarded.told.length})`,
      holds: guarded.told.length === 0,
    },
    {
      what: `by row level security alone no foreign row (${unguarded.told.length})`,
      holds: unguarded.told.length === 0,
    },
    { what: `no foreign row is changed (${changed.length} of ${rows})`, holds: changed.length === 0 },
  ];
}
