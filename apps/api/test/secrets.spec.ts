import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { inbox, letterSaying, letterTo } from '../../../tools/harness/inbox.mjs';
import { makePerson, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';

const SET = `mutation ($password: String!) { answer: setPassword(password: $password) { __typename ... on Refusal { code details } } }`;
const REMOVE = `mutation { answer: removePassword { __typename } }`;
const ENTER = `mutation ($email: String!, $password: String!) { answer: signInWithPassword(email: $email, password: $password) {
  __typename ... on SignedIn { viewer { email } } ... on Refusal { code details } } }`;
const STEP_UP = `mutation ($password: String!) { answer: stepUpWithPassword(password: $password) { __typename ... on Refusal { code } } }`;
const MAKE = `mutation { answer: makeRecoveryCodes { ... on RecoveryCodes { codes } ... on Refusal { code } } }`;
const WITH_CODE = `mutation ($code: String!) { answer: signInWithRecoveryCode(code: $code) {
  __typename ... on SignedIn { viewer { email } } ... on Refusal { code details } } }`;
const MINE = `{ viewer { passwordSetAt recoveryCodesLeft sessions { current method } } }`;
const LINK = `mutation ($email: String!) { answer: requestLoginLink(email: $email) { __typename } }`;
const REDEEM = `mutation ($token: String!) { answer: redeemLoginLink(token: $token) { __typename } }`;

const PASSWORD = 'correct horse battery staple';
let db: Client;

beforeAll(async () => {
  db = await testDatabase();
});

afterAll(() => db.end());

async function someoneWithPassword(): Promise<Person> {
  const person = await makePerson(db);
  await graphql(SET, { password: PASSWORD }, { cookie: person.cookie });
  return person;
}

async function enter(email: string, password = PASSWORD) {
  return (await graphql(ENTER, { email, password })).data.answer;
}

describe('a password', () => {
  it('is optional, signs in, is told about by letter, and can be removed', async () => {
    const person = await someoneWithPassword();
    expect((await letterTo(person.email)).subject).toBe('A password was set for your account');
    const { data, cookie } = await graphql(ENTER, { email: person.email.toUpperCase(), password: PASSWORD });
    expect(data.answer.viewer.email).toBe(person.email);
    const { viewer } = (await graphql(MINE, {}, { cookie })).data;
    expect(viewer).toMatchObject({ passwordSetAt: expect.any(String) });
    expect(viewer.sessions).toContainEqual({ current: true, method: 'password' });
    await graphql(REMOVE, {}, { cookie });
    expect((await letterTo(person.email, 2)).subject).toBe('The password was removed from your account');
    await graphql(REMOVE, {}, { cookie });
    expect((await enter(person.email)).code).toBe('SIGN_IN_FAILED');
  });

  it('that is short, the address, one letter again and again, or known to all is refused with the reason', async () => {
    const { email, cookie } = await makePerson(db);
    const reasons: string[] = [];
    for (const password of ['short', email, 'aaaaaaaaaaaaaaaa', 'password1234', 'x'.repeat(300)]) {
      const { data } = await graphql(SET, { password }, { cookie });
      reasons.push(data.answer.details.fields[0].reason);
    }
    expect(reasons.map((reason) => reason.split('.')[1])).toEqual([
      'shorterThan',
      'easyToGuess',
      'easyToGuess',
      'easyToGuess',
      'longerThan',
    ]);
  });

  it('that is wrong, of an account without one, and of nobody are told alike', async () => {
    const person = await someoneWithPassword();
    const without = await makePerson(db);
    const answers = [
      await enter(person.email, 'wrong horse battery staple'),
      await enter(without.email),
      await enter(`${randomUUID()}@nobody.example`),
      await enter('no address at all'),
    ];
    const alike = { __typename: 'Refusal', code: 'SIGN_IN_FAILED', details: {} };
    expect(answers).toEqual([alike, alike, alike, alike]);
  });

  it('can be tried ten times in a quarter of an hour, however many try at once; the right one too', async () => {
    const person = await someoneWithPassword();
    const tries = await Promise.all(
      Array.from({ length: 30 }, () => enter(person.email, 'guess guess guess')),
    );
    expect(tries.filter(({ code }) => code === 'SIGN_IN_FAILED')).toHaveLength(10);
    expect(tries.filter(({ code }) => code === 'TOO_MANY_REQUESTS')).toHaveLength(20);
    expect((await enter(person.email)).code).toBe('TOO_MANY_REQUESTS');
  });

  it('of somebody who is signed in can be tried by them, however often strangers tried it', async () => {
    const person = await someoneWithPassword();
    for (let turn = 0; turn < 11; turn += 1) await enter(person.email, 'guess guess guess');
    expect((await enter(person.email)).code).toBe('TOO_MANY_REQUESTS');
    const asPerson = { cookie: person.cookie };
    expect((await graphql(STEP_UP, { password: PASSWORD }, asPerson)).data.answer.__typename).toBe('Done');
    const told: string[] = [];
    for (let turn = 0; turn < 10; turn += 1)
      told.push((await graphql(STEP_UP, { password: 'not this one' }, asPerson)).data.answer.code);
    expect(told.slice(0, 9)).toEqual(Array(9).fill('SIGN_IN_FAILED'));
    expect(told[9]).toBe('TOO_MANY_REQUESTS');
  });

  it('is kept as argon2id alone', async () => {
    const person = await someoneWithPassword();
    const { rows } = await db.query(`select hash from identity.password where account_id = $1`, [
      person.accountId,
    ]);
    expect(rows[0]?.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    const { rows: told } = await db.query(
      `select id from post.outbox o where to_jsonb(o)::text like $1
       union all select id from post.mail m where to_jsonb(m)::text like $1`,
      [`%${PASSWORD}%`],
    );
    expect(told).toEqual([]);
  });

  it('shows that it is still you', async () => {
    const person = await someoneWithPassword();
    await db.query(`update identity.session set stepped_up_at = null where account_id = $1`, [
      person.accountId,
    ]);
    const asPerson = { cookie: person.cookie };
    expect((await graphql(MAKE, {}, asPerson)).data.answer.code).toBe('STEP_UP_NEEDED');
    expect((await graphql(STEP_UP, { password: 'not this one' }, asPerson)).data.answer.code).toBe(
      'SIGN_IN_FAILED',
    );
    expect((await graphql(STEP_UP, { password: PASSWORD }, asPerson)).data.answer.__typename).toBe('Done');
    expect((await graphql(MAKE, {}, asPerson)).data.answer.codes).toHaveLength(10);
  });
});

describe('a recovery code', () => {
  it('signs in once, is told about by letter, and the others stay good', async () => {
    const person = await makePerson(db);
    const { codes } = (await graphql(MAKE, {}, { cookie: person.cookie })).data.answer;
    const typed = codes[3].toUpperCase().replaceAll('-', ' ');
    const tries = await Promise.all(Array.from({ length: 8 }, () => graphql(WITH_CODE, { code: typed })));
    const names = tries.map(({ data }) => data.answer.code ?? data.answer.__typename);
    expect(names.filter((name) => name === 'SignedIn')).toHaveLength(1);
    expect(names.filter((name) => name === 'SIGN_IN_FAILED')).toHaveLength(7);
    await letterSaying(person.email, 'Recovery codes were made for your account');
    await letterSaying(person.email, 'Codes left: 9');
    const { viewer } = (await graphql(MINE, {}, { cookie: person.cookie })).data;
    expect(viewer.recoveryCodesLeft).toBe(9);
  });

  it('is one of ten, however many are made at the same moment', async () => {
    const person = await makePerson(db);
    const asPerson = { cookie: person.cookie };
    await Promise.all(Array.from({ length: 6 }, () => graphql(MAKE, {}, asPerson)));
    expect((await graphql(MINE, {}, asPerson)).data.viewer.recoveryCodesLeft).toBe(10);
  });

  it('ends when new ones are made, and is kept only as its hash', async () => {
    const person = await makePerson(db);
    const asPerson = { cookie: person.cookie };
    const before = (await graphql(MAKE, {}, asPerson)).data.answer.codes;
    const after = (await graphql(MAKE, {}, asPerson)).data.answer.codes;
    expect((await graphql(WITH_CODE, { code: before[0] })).data.answer.code).toBe('SIGN_IN_FAILED');
    expect((await graphql(WITH_CODE, { code: after[0] })).data.answer.viewer.email).toBe(person.email);
    const { rows } = await db.query(`select to_jsonb(c)::text as row from identity.recovery_code c`);
    expect(rows.map(({ row }) => String(row)).join()).not.toContain(after[1]);
  });
});

describe('a browser that is new', () => {
  it('is told to the owner by letter, but not the first one, nor one that is known', async () => {
    const person = await makePerson(db);
    const first = await comeIn(person.email, 1);
    const again = await comeIn(person.email, 2, first);
    expect(again).toContain('__Host-plenaria-device=');
    await comeIn(person.email, 3);
    const news = await letterTo(person.email, 4);
    expect(news.subject).toBe('Your account was opened in a new browser');
    expect(news.text).not.toContain('/enter#');
    const subjects = (await inbox(person.email)).map(({ subject }) => subject);
    expect(subjects.filter((subject) => subject === news.subject)).toHaveLength(1);
  });
});

/** Asks for a link and opens it in a browser with these cookies; answers the cookies it has then. */
async function comeIn(email: string, nth: number, cookie = ''): Promise<string> {
  await graphql(LINK, { email });
  const token = /\/enter#([\w-]{43})/.exec((await letterTo(email, nth)).text)?.[1] ?? '';
  return (await graphql(REDEEM, { token }, { cookie })).cookie;
}
