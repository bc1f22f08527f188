import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { openMailbox } from '../harness/mailbox.mjs';
import { asking } from '../measure/federation.mjs';
import { withClient, withDatabase } from '../measure/database.mjs';
import { welchT, withoutPauses } from '../measure/welch.mjs';
import { startApi } from '../start-api.mjs';

/** @typedef {import('../measure/federation.mjs').Ask} Ask */

const LIMIT = 10;
const AT_ONCE = 250;
const T_MAX = 4.5;
/** What is compared: a hundredth of the slowest are pauses of the machine. */
const KEPT = 0.99;
const WINDOW_MS = 15 * 60_000;

const VISITOR = { cookie: '' };
/** Of a password of one letter, with the cost that the api uses: only the work it makes matters here. */
const HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$UZO+EVaoanQpHzefYCCKeQ$dPymp0GthloSwYngf9z60YkANh1OL2fs3Gr3nFtodTc';

const ENTER = `mutation ($email: String!, $password: String!) { answer: signInWithPassword(email: $email, password: $password) {
  __typename ... on Refusal { code } } }`;
const LINK = `mutation ($email: String!) { answer: requestLoginLink(email: $email) { __typename ... on Refusal { code } } }`;

/** What is asked, and how. */
const TIMED = /** @type {const} */ ([
  ['a password', ENTER],
  ['a link', LINK],
]);

/** Whom an answer must not tell from nobody. */
const KNOWN = /** @type {const} */ ([
  ['known', peopleWithPasswords],
  ['known without a password', peopleWithoutPasswords],
  ['shut out', peopleShutOut],
]);

/**
 * Wrong sign-ins all at once never pass the limit, over two processes; and nobody can tell from the time an answer
 * takes whether an address is known.
 * @param {{ readonly wrong: number, readonly tries: number }} options no tries: time is left aside
 */
export async function surviveSignIns({ wrong, tries }) {
  return withDatabase({ durable: false }, async ({ home, database }) => {
    const mailbox = await openMailbox();
    const env = {
      DATABASE_URL: database.url,
      TIME_TRAVEL: '1',
      LOG_LEVEL: 'info',
      NODE_ENV: 'production',
      SMTP_URL: mailbox.smtpUrl,
      ROLE: 'api',
    };
    const apis = [];
    try {
      for (const name of ['one', 'other']) apis.push(await startApi({ home: `${home}/${name}`, env }));
      const asks = apis.map(({ url }) => asking(url));
      return await withClient(database.url, async (client) => {
        const passed = await wrongAtOnce(asks, client, wrong);
        const bars = barsOf(wrong, passed);
        for (const [what, document] of tries === 0 ? [] : TIMED)
          for (const [whose, make] of KNOWN) {
            const known = await make(client, Math.ceil(tries / 2));
            const t = Math.abs(await differenceOf(document, { asks, client, known }));
            bars.push({
              what: `${what}: ${whose} and unknown addresses take the same time, |t| = ${t.toFixed(2)} over ${tries} tries`,
              holds: t < T_MAX,
            });
          }
        return bars;
      });
    } finally {
      for (const api of apis) await api.stop();
      await mailbox.stop();
    }
  });
}

/**
 * @param {readonly Ask[]} asks
 * @param {import('pg').Pool} client
 * @param {number} wrong
 */
async function wrongAtOnce(asks, client, wrong) {
  const [email = ''] = await peopleWithPasswords(client, 1);
  await earlyInWindow();
  /** @type {Map<string, number>} */
  const told = new Map();
  let left = wrong;
  const run = async (/** @type {number} */ place) => {
    while (left-- > 0) {
      const ask = asks[place % asks.length] ?? asking('');
      const { answer } = await ask(ENTER, { email, password: `guess number ${left}` }, VISITOR);
      const said = answer.code ?? answer.__typename;
      told.set(said, (told.get(said) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, wrong) }, (_, place) => run(place)));
  return told;
}

/**
 * How far the times lie apart, as Welch's t, that known and unknown addresses take, each asked once and in turns. The
 * limits are lifted between, since they would answer before anybody is looked for.
 * @param {string} document
 * @param {{ readonly asks: readonly Ask[], readonly client: import('pg').Pool, readonly known: readonly string[] }}
 * world
 */
async function differenceOf(document, { asks, client, known }) {
  const half = known.length;
  const unknown = Array.from({ length: half }, () => `nobody.${randomUUID()}@coop.example`);
  const [ask] = asks;
  /** @type {{ known: number[], unknown: number[] }} */
  const times = { known: [], unknown: [] };
  for (let turn = 0; turn < half; turn += 1) {
    if (turn % 50 === 0) await client.query('truncate identity.rate_limit');
    // Now the one first, now the other: what the first of a pair warms up, both profit from alike.
    const order =
      turn % 2 ? /** @type {const} */ (['known', 'unknown']) : /** @type {const} */ (['unknown', 'known']);
    for (const kind of order) {
      const email = (kind === 'known' ? known : unknown)[turn] ?? '';
      const startedAt = performance.now();
      await ask?.(
        document,
        { email, ...(document === ENTER && { password: 'nobody has this one' }) },
        VISITOR,
      );
      times[kind].push(performance.now() - startedAt);
    }
  }
  const [one, other] = withoutPauses(times.known, times.unknown, KEPT);
  return welchT(one, other);
}

/**
 * People with an account and a password that nobody will guess.
 * @param {import('pg').Pool} client
 * @param {number} count
 * @returns {Promise<readonly string[]>}
 */
async function peopleWithPasswords(client, count) {
  const emails = Array.from({ length: count }, () => `person.${randomUUID()}@coop.example`);
  await client.query(
    `with person as (insert into membership.person (name, email, invented)
       select 'Somebody', e, true from unnest($1::text[]) e returning id, email),
     account as (insert into identity.account (person_id, email) select id, email from person returning id)
     insert into identity.password (account_id, hash, set_at) select id, $2, now() from account`,
    [emails, HASH],
  );
  return emails;
}

/**
 * People with an account that a password does not open, as they have none.
 * @param {import('pg').Pool} client
 * @param {number} count
 */
async function peopleWithoutPasswords(client, count) {
  const emails = await peopleWithPasswords(client, count);
  await client.query(
    `delete from identity.password p using identity.account a where a.id = p.account_id and a.email = any($1)`,
    [emails],
  );
  return emails;
}

/**
 * People with a password and an account that is shut.
 * @param {import('pg').Pool} client
 * @param {number} count
 */
async function peopleShutOut(client, count) {
  const emails = await peopleWithPasswords(client, count);
  await client.query(`update identity.account set disabled_at = now() where email = any($1)`, [emails]);
  return emails;
}

/** The tries must fall into one window of the limit: late in one, they wait for the next. */
async function earlyInWindow() {
  const left = WINDOW_MS - (Date.now() % WINDOW_MS);
  if (left < 90_000) await sleep(left + 1_000);
}

/**
 * @param {number} wrong
 * @param {ReadonlyMap<string, number>} told
 */
function barsOf(wrong, told) {
  const looked = told.get('SIGN_IN_FAILED') ?? 0;
  const turnedAway = told.get('TOO_MANY_REQUESTS') ?? 0;
  return [
    {
      what: `of ${wrong} wrong passwords at once, ${looked} were looked at; the limit is ${LIMIT}`,
      holds: looked <= LIMIT && looked > 0,
    },
    { what: `${turnedAway} were turned away, and nobody came in`, holds: looked + turnedAway === wrong },
  ];
}
