import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { inbox, letterTo } from '../../../tools/harness/inbox.mjs';
import { makePerson, startSession, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { foundAssembly } from './assembly.ts';
import type { Elector } from './assembly.ts';
import { HEAD, importCsv, makeRegister } from './register.ts';

const LINK = `__typename ... on EmailLink { purpose email confirmed until } ... on Refusal { code }`;
const ASK = `mutation ($email: String!) { answer: askEmailChange(email: $email) { __typename ... on Refusal { code details } } }`;
const WITHDRAW = `mutation { answer: withdrawEmailChange { __typename } }`;
const LOOK = `query ($token: String!) { answer: emailLink(token: $token) { ${LINK} } }`;
const CONFIRM = `mutation ($token: String!) { answer: confirmEmailChange(token: $token) { ${LINK} } }`;
const STOP = `mutation ($token: String!) { answer: stopEmailChange(token: $token) { ${LINK} } }`;
const ME = `{ viewer { email emailChange { email } } }`;
const REQUEST = `mutation ($email: String!) { requestLoginLink(email: $email) { __typename } }`;
const REDEEM = `mutation ($token: String!) { answer: redeemLoginLink(token: $token) { __typename ... on Refusal { code } } }`;
const BEGIN = `mutation ($custodian: String!, $email: String!) {
  beginApplication(custodian: $custodian, name: "Bea", email: $email, language: "en") { __typename } }`;
const HISTORY = `query ($slug: String!) { member(slug: $slug) { history { kind actorName before after } } }`;
const DAY_MS = 86_400_000;

let db: Client;

beforeAll(async () => {
  db = await testDatabase();
});

afterAll(() => db.end());

function freeAddress(): string {
  return `${randomUUID()}@moved.example`;
}

async function tokenTo(address: string, nth = 1): Promise<string> {
  return /#([\w-]{43})/.exec((await letterTo(address, nth)).text)?.[1] ?? '';
}

async function answer(document: string, token: string, now?: Date) {
  return (await graphql(document, { token }, now ? { now } : {})).data.answer;
}

/** Asks for another address, and answers the tokens of both letters: to the new one and to the old one. */
async function ask(person: Person, email: string) {
  await graphql(ASK, { email }, { cookie: person.cookie });
  return { confirm: await tokenTo(email), stop: await tokenTo(person.email) };
}

async function emailOf({ cookie }: Pick<Person, 'cookie'>): Promise<string | undefined> {
  return (await graphql(ME, {}, { cookie })).data.viewer?.email;
}

describe('changing one’s address', () => {
  it('takes a look at both mailboxes: the new one confirms, the old one is told', async () => {
    const person = await makePerson(db);
    const elsewhere = await startSession(db, person.accountId);
    const email = freeAddress();
    await graphql(ASK, { email: ` ${email.toUpperCase()} ` }, { cookie: person.cookie });
    const confirm = await tokenTo(email);
    expect((await letterTo(person.email)).text).toContain(email);
    expect(await emailOf(person)).toBe(person.email);
    expect((await graphql(ME, {}, { cookie: person.cookie })).data.viewer.emailChange.email).toBe(email);
    expect(await answer(LOOK, confirm)).toMatchObject({ purpose: 'confirm', email, confirmed: false });
    expect(await answer(CONFIRM, confirm)).toMatchObject({ __typename: 'EmailLink', email });
    expect(await emailOf(person)).toBe(email);
    expect(await emailOf({ cookie: elsewhere })).toBeUndefined();
    expect((await letterTo(person.email, 2)).subject).toContain('has changed');
    expect((await answer(CONFIRM, confirm)).code).toBe('LINK_USED');
    expect((await answer(LOOK, 'A'.repeat(43))).code).toBe('LINK_UNKNOWN');
  });

  it('is asked for by whoever has shown that it is them, with an address that is one and is another', async () => {
    const person = await makePerson(db);
    const codes: string[] = [];
    for (const email of ['ada', '', person.email.toUpperCase()]) {
      const { data } = await graphql(ASK, { email }, { cookie: person.cookie });
      codes.push(data.answer.details.fields[0].reason);
    }
    expect(codes).toEqual(['refusals:field.email', 'refusals:field.email', 'refusals:field.unchanged']);
    await db.query(`update identity.session set stepped_up_at = null where account_id = $1`, [
      person.accountId,
    ]);
    const { data } = await graphql(ASK, { email: freeAddress() }, { cookie: person.cookie });
    expect(data.answer.code).toBe('STEP_UP_NEEDED');
  });

  it('can be taken back, and asked for again with another: the link before is withdrawn', async () => {
    const person = await makePerson(db);
    const first = await ask(person, freeAddress());
    await graphql(WITHDRAW, {}, { cookie: person.cookie });
    expect((await answer(CONFIRM, first.confirm)).code).toBe('LINK_WITHDRAWN');
    const email = freeAddress();
    await graphql(ASK, { email }, { cookie: person.cookie });
    expect((await answer(CONFIRM, await tokenTo(email))).email).toBe(email);
  });

  it('is confirmed within a day', async () => {
    const { confirm } = await ask(await makePerson(db), freeAddress());
    const late = new Date(Date.now() + DAY_MS + 1_000);
    expect((await answer(CONFIRM, confirm, late)).code).toBe('LINK_EXPIRED');
  });

  it('can be asked for five times in a quarter of an hour, however many ask at once', async () => {
    const person = await makePerson(db);
    const answers = await Promise.all(
      Array.from({ length: 9 }, () => graphql(ASK, { email: freeAddress() }, { cookie: person.cookie })),
    );
    const refused = answers.filter(({ data }) => data.answer.code === 'TOO_MANY_REQUESTS');
    expect(refused).toHaveLength(4);
  });

  it('stands in the history of the member, without the address', async () => {
    const { individuals } = await foundAssembly(db, { organisations: 0, individuals: 1 });
    const [ada] = individuals as [Elector];
    const email = freeAddress();
    const { confirm } = await ask(ada.voter, email);
    await answer(CONFIRM, confirm);
    const { rows } = await db.query(`select slug from membership.member where id = $1`, [ada.memberId]);
    const { data } = await graphql(HISTORY, { slug: rows[0]?.slug }, { cookie: ada.voter.cookie });
    expect(data.member.history).toContainEqual({
      kind: 'address-changed',
      actorName: ada.voter.name,
      before: null,
      after: null,
    });
    const person = await db.query(`select email from membership.person where id = $1`, [ada.voter.personId]);
    expect(person.rows[0]?.email).toBe(email);
  });
});

describe('an address of somebody else', () => {
  it('is not told to who asks for it; its owner is written to, and nothing changes', async () => {
    const ada = await makePerson(db);
    const bea = await makePerson(db, { name: 'Bea' });
    const answers = [
      await graphql(ASK, { email: bea.email }, { cookie: ada.cookie }),
      await graphql(ASK, { email: freeAddress() }, { cookie: (await makePerson(db)).cookie }),
    ];
    expect(answers[0]?.data).toEqual(answers[1]?.data);
    const letter = await letterTo(bea.email);
    expect(letter.subject).toBe('Somebody asked to use your address');
    expect(letter.text).not.toContain(ada.email);
    expect(letter.text).not.toMatch(/#[\w-]{43}/);
    expect((await graphql(ME, {}, { cookie: ada.cookie })).data.viewer).toEqual({
      email: ada.email,
      emailChange: { email: bea.email },
    });
  });

  it('that became theirs in between is told to who reads its mail', async () => {
    const ada = await makePerson(db);
    const email = freeAddress();
    const { confirm } = await ask(ada, email);
    const bea = await ask(await makePerson(db, { name: 'Bea' }), freeAddress());
    expect((await answer(CONFIRM, bea.confirm)).__typename).toBe('EmailLink');
    const other = await makePerson(db);
    await db.query(`update identity.account set email = $2 where id = $1`, [other.accountId, email]);
    expect((await answer(CONFIRM, confirm)).code).toBe('ADDRESS_TAKEN');
    expect(await emailOf(ada)).toBe(ada.email);
  });
});

describe('an address that moves to another person', () => {
  it('opens nothing any more: not by links sent there, nor by asking for new ones', async () => {
    const ada = await makePerson(db);
    await graphql(REQUEST, { email: ada.email });
    const before = await tokenTo(ada.email);
    const moved = freeAddress();
    await graphql(ASK, { email: moved }, { cookie: ada.cookie });
    await answer(CONFIRM, await tokenTo(moved));
    expect((await answer(REDEEM, before)).code).toBe('LINK_ADDRESS_MOVED');
    const letters = (await inbox(ada.email)).length;
    await graphql(REQUEST, { email: ada.email });
    await graphql(REQUEST, { email: moved });
    await letterTo(moved, 2);
    const later = await inbox(ada.email);
    expect(later.slice(letters).filter(({ subject }) => subject.startsWith('Sign in'))).toEqual([]);
  });

  it('is kept for who had it as long as they may go back, so that nobody shuts them out', async () => {
    const ada = await makePerson(db);
    const email = freeAddress();
    const { confirm } = await ask(ada, email);
    await answer(CONFIRM, confirm);
    const undo = await tokenTo(ada.email, 2);
    const { rows } = await db.query(`select slug from membership.custodian limit 1`);
    await graphql(BEGIN, { custodian: rows[0]?.slug, email: ada.email });
    const bea = await makePerson(db, { name: 'Bea' });
    await graphql(ASK, { email: ada.email }, { cookie: bea.cookie });
    await letterTo(bea.email);
    expect(await answer(STOP, undo)).toMatchObject({ __typename: 'EmailLink', confirmed: true });
    const account = await db.query(`select email from identity.account where id = $1`, [ada.accountId]);
    expect(account.rows[0]?.email).toBe(ada.email);
  });
});

describe('an address that is kept for who had it', () => {
  const APPOINT = `mutation ($id: ID!, $name: String!, $email: String!) {
    answer: appointRepresentative(memberId: $id, personName: $name, email: $email, role: "representative",
      from: "2021-01-01") { __typename ... on Refusal { code details } } }`;

  it('makes no second person: not by a file, by its line, nor on the page; its owner goes back', async () => {
    const secretary = await makePerson(db, { name: 'Nadia', roles: ['secretary'] });
    const { cookie } = secretary;
    const own = await makeRegister(db);
    const ada = await makePerson(db, { name: 'Ada' });
    const line = `Coöp ${own.word},organisation,coop-${own.word},${own.custodian},producer,Ada,${ada.email},2020-08-01`;
    expect((await importCsv(`${HEAD}\n${line}`, { cookie })).report).toMatchObject({ applied: true });
    const { confirm } = await ask(ada, freeAddress());
    await answer(CONFIRM, confirm);
    const undo = await tokenTo(ada.email, 2);
    const { report } = await importCsv(`${HEAD}\n${line.replace('2020-08-01', '2021-01-01')}`, { cookie });
    expect(report).toMatchObject({
      applied: false,
      problems: [{ line: 2, field: 'representative email', reason: 'EMAIL_KEPT' }],
    });
    const { rows } = await db.query(`select id from membership.member where slug = $1`, [`coop-${own.word}`]);
    const appointed = await graphql(APPOINT, { id: rows[0]?.id, name: 'Ada', email: ada.email }, { cookie });
    expect(appointed.data.answer.details.fields).toEqual([
      { field: 'email', reason: 'people:register.addressKept' },
    ]);
    expect(await answer(STOP, undo)).toMatchObject({ __typename: 'EmailLink', confirmed: true });
    const { rows: persons } = await db.query(`select id from membership.person where email = $1`, [
      ada.email,
    ]);
    expect(persons).toEqual([{ id: ada.personId }]);
    expect((await importCsv(`${HEAD}\n${line}`, { cookie })).report).toMatchObject({ problems: [] });
  });
});

describe('the old address', () => {
  it('stops a change that is not confirmed, and signs out the browser that asked', async () => {
    const person = await makePerson(db);
    const mine = await startSession(db, person.accountId);
    const { confirm, stop } = await ask(person, freeAddress());
    expect(await answer(STOP, confirm)).toMatchObject({ code: 'LINK_UNKNOWN' });
    expect(await answer(STOP, stop)).toMatchObject({ __typename: 'EmailLink', confirmed: false });
    expect((await answer(CONFIRM, confirm)).code).toBe('LINK_WITHDRAWN');
    expect((await answer(STOP, stop)).code).toBe('LINK_USED');
    expect(await emailOf(person)).toBeUndefined();
    expect(await emailOf({ cookie: mine })).toBe(person.email);
  });

  it('undoes it for a week, with whatever was opened since, also when the address moved once more', async () => {
    const person = await makePerson(db);
    await db.query(
      `insert into identity.api_token (account_id, name, token_hash, scopes, created_at, expires_at)
       values ($1, 'Theirs', sha256($2::bytea), '{jobs:read}', now() - interval '1 day', now() + interval '1 day')`,
      [person.accountId, randomUUID()],
    );
    const first = await ask(person, freeAddress());
    await answer(CONFIRM, first.confirm);
    await db.query(
      `insert into identity.api_token (account_id, name, token_hash, scopes, created_at, expires_at)
       values ($1, 'A thief’s', sha256($2::bytea), '{jobs:read}', now(), now() + interval '1 day')`,
      [person.accountId, randomUUID()],
    );
    const second = freeAddress();
    await graphql(ASK, { email: second }, { cookie: person.cookie });
    await letterTo(person.email);
    await answer(CONFIRM, await tokenTo(second));
    const undo = await tokenTo(person.email, 2);
    const inAWeek = new Date(Date.now() + 8 * DAY_MS);
    expect((await answer(LOOK, undo, inAWeek)).code).toBe('LINK_EXPIRED');
    expect((await answer(STOP, undo)).__typename).toBe('EmailLink');
    const { rows } = await db.query(
      `select a.email, array(select name from identity.api_token t where t.account_id = a.id
          and t.revoked_at is null) as tokens from identity.account a where a.id = $1`,
      [person.accountId],
    );
    expect(rows[0]).toEqual({ email: person.email, tokens: ['Theirs'] });
    expect(await emailOf(person)).toBeUndefined();
    expect((await letterTo(person.email, 3)).subject).toContain('is as it was');
    expect((await answer(STOP, undo)).code).toBe('LINK_USED');
  });
});
