import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { apiUrl, graphql } from '../../../tools/harness/graphql.mjs';
import { inbox, letterTo } from '../../../tools/harness/inbox.mjs';
import { foundAssembly, open } from './assembly.ts';
import { comingAfter, makeCrowd } from './crowd.ts';
import { AS_PROGRAM } from '../../../tools/harness/as-program.mjs';

const database = new pg.Client({ connectionString: process.env['TEST_DATABASE_URL'], ...AS_PROGRAM });
beforeAll(async () => database.connect());
afterAll(async () => database.end());

const REDEEM = `mutation ($token: String!) { answer: redeemLoginLink(token: $token) {
  __typename ... on SignedIn { returnPath } ... on Refusal { code } } }`;

type Addressee = { readonly personId: string; readonly email: string };

async function person(language = 'en', zone?: string): Promise<Addressee> {
  const email = `${randomUUID()}@post.example`;
  const { rows } = await database.query(
    `insert into membership.person (name, email, language) values ('Ada', $1, $2) returning id`,
    [email, language],
  );
  const personId: string = rows[0].id;
  const account = `insert into identity.account (person_id, email, language, time_zone) values ($1, $2, $3, $4)`;
  if (zone) await database.query(account, [personId, email, language, zone]);
  return { personId, email };
}

/** What `work.later` does at the end of a transaction. */
async function later(kind: string, payload: object, id: string = randomUUID()): Promise<string> {
  await database.query(
    `insert into post.outbox (id, kind, payload, run_at) values ($1, $2, $3, now()) on conflict do nothing`,
    [id, kind, JSON.stringify(payload)],
  );
  await database.query(`notify outbox`);
  return id;
}

function announcement(to: Addressee, closesAt: Date) {
  const title = { en: 'Who is a producer?', ca: 'Qui és productora?' };
  const params = { decisionId: randomUUID(), number: 7, title, closesAt: closesAt.toISOString() };
  return { template: 'decision-opened', personId: to.personId, params };
}

const hours = (count: number) => new Date(Date.now() + count * 3_600_000);
const tokenIn = (text: string) => /\/enter#([\w-]{43})/.exec(text)?.[1] ?? '';

describe('a letter about a vote', () => {
  it('leads straight to the ballot, and signs in whoever opens it', async () => {
    const ada = await person();
    const letter = announcement(ada, hours(24));
    await later('mail', letter);
    const { text } = await letterTo(ada.email);
    const { data, cookie } = await graphql(REDEEM, { token: tokenIn(text) });
    expect(data.answer.returnPath).toBe(`/decide/${letter.params.decisionId}/ballot`);
    expect(cookie).toMatch(/^__Host-plenaria=./);
  });

  it('opens until voting ends, not longer', async () => {
    const ada = await person();
    await later('mail', announcement(ada, hours(24)));
    const token = tokenIn((await letterTo(ada.email)).text);
    expect((await graphql(REDEEM, { token }, { now: hours(24.1) })).data.answer.code).toBe('LINK_EXPIRED');
    expect((await graphql(REDEEM, { token }, { now: hours(23.9) })).data.answer.__typename).toBe('SignedIn');
  });

  it("is written in the reader's language and zone", async () => {
    const closesAt = new Date('2036-05-08T18:00:00Z');
    const ada = await person('ca', 'America/Toronto');
    await later('mail', announcement(ada, closesAt));
    const { subject, text, html } = await letterTo(ada.email);
    expect(subject).toContain('Qui és productora?');
    expect(text).toMatch(/8 de maig.* 2036.*14:00/);
    expect(html).toContain('lang="ca"');
  });

  it('is sent once, however often it is asked for', async () => {
    const ada = await person();
    const letter = announcement(ada, hours(24));
    const id = `mail:24h:${letter.params.decisionId}:${ada.personId}`;
    for (let turn = 0; turn < 5; turn += 1) await later('mail', letter, id);
    await letterTo(ada.email);
    // The same row handed over again, as after a crash between the queue's yes and our note of it.
    await database.query(`update post.outbox set dispatched_at = null, payload = $2 where id = $1`, [
      id,
      JSON.stringify(letter),
    ]);
    await later('mail', announcement(ada, hours(2)), `after:${id}`);
    await letterTo(ada.email, 2);
    expect((await inbox(ada.email)).filter(({ text }) => text.includes('Decision 7'))).toHaveLength(2);
  });

  it('goes nowhere when the person has no address', async () => {
    const { rows } = await database.query(
      `insert into membership.person (name) values ('Silent') returning id`,
    );
    const id = await later('mail', announcement({ personId: rows[0].id, email: '' }, hours(1)));
    await fetch(`${apiUrl()}/tick`, { method: 'POST' });
    expect((await database.query(`select 1 from post.mail where id = $1`, [`job-${id}`])).rows).toEqual([]);
  });
});

describe('a mail server that is away', () => {
  it('is asked again for most of a day, before a letter is given up', async () => {
    const ada = await person();
    const id = await later('mail', announcement(ada, hours(24)));
    await letterTo(ada.email);
    const { rows } = await database.query(
      `select max_attempts as tries, opts from bullmq.job where id = $1`,
      [`job-${id}`],
    );
    const { delay, jitter } = rows[0].opts.backoff;
    const waits = Array.from({ length: rows[0].tries - 1 }, (_, turn) => delay * 2 ** turn * (1 - jitter));
    const hoursInAll = waits.reduce((sum, wait) => sum + wait, 0) / 3_600_000;
    expect(hoursInAll).toBeGreaterThan(12);
  });

  it('has no letter brought to it that calls to what is over by now', async () => {
    const ada = await person('en', 'UTC');
    const { rows } = await database.query(`select id from identity.account where email = $1`, [ada.email]);
    const asked = { returnPath: null, expiresAt: hours(-1).toISOString() };
    await later('mail', { template: 'login-link', accountId: rows[0].id, params: asked });
    await later('mail', announcement(ada, hours(-1)));
    await later('mail', { ...announcement(ada, hours(-1)), template: 'decision-closed' });
    await letterTo(ada.email);
    await fetch(`${apiUrl()}/tick`, { method: 'POST' });
    expect((await inbox(ada.email)).map(({ subject }) => subject)).toEqual(['Result: Who is a producer?']);
  });
});

describe('a letter that signs somebody in', () => {
  it('overtakes the announcement of a decision to hundreds of voters', async () => {
    const many = 300;
    const { word, personIds } = await makeCrowd(database, many);
    const email = `ada@${word}.example`;
    await database.query(`insert into membership.person (name, email) values ('Ada', $1)`, [email]);
    const own = await foundAssembly(database, { organisations: 1, individuals: 0 });
    await database.query(
      `insert into membership.representation (member_id, person_id, role, valid)
       select $1, voter, 'alternate', '[2020-01-01,)' from unnest($2::uuid[]) voter`,
      [own.organisations[0]?.memberId, personIds],
    );
    await open(own);
    const arrived = async () => (await inbox(`@${word}.example`)).map(({ to }) => to);
    const ask = `mutation ($email: String!) { requestLoginLink(email: $email) { __typename } }`;
    const after = await comingAfter({ email, many }, arrived, () => graphql(ask, { email }));
    expect(after).toBeGreaterThan(100);
  });
});

describe('the outbox', () => {
  it('keeps no payload once it has handed it over', async () => {
    const ada = await person();
    const id = await later('mail', announcement(ada, hours(24)));
    await letterTo(ada.email);
    const { rows } = await database.query(
      `select payload, dispatched_at is not null as gone from post.outbox where id = $1`,
      [id],
    );
    expect(rows).toEqual([{ payload: {}, gone: true }]);
  });

  it('hands over what is due later when its time has come', async () => {
    const ada = await person();
    const id = randomUUID();
    await database.query(
      `insert into post.outbox (id, kind, payload, run_at) values ($1, 'mail', $2, now() + interval '2 seconds')`,
      [id, JSON.stringify(announcement(ada, hours(24)))],
    );
    await letterTo(ada.email);
    const { rows } = await database.query(
      `select dispatched_at >= run_at as due from post.outbox where id = $1`,
      [id],
    );
    expect(rows).toEqual([{ due: true }]);
  });
});
