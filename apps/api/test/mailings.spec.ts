import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { apiUrl, graphql } from '../../../tools/harness/graphql.mjs';
import { inbox, letterTo } from '../../../tools/harness/inbox.mjs';
import { makePerson, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { foundHouse } from './documents.ts';
import type { House } from './documents.ts';

const SEND = `mutation ($input: MailingInput!) { answer: sendMailing(input: $input) {
  ... on Mailing { id sender subject recipients } ... on Refusal { code details } } }`;
const REACH = `query ($custodian: String, $search: String, $class: String) {
  answer: mailingReach(custodian: $custodian, search: $search, class: $class) {
    ... on MailingReach { members recipients refusing unreachable languages { language count } }
    ... on Refusal { code } } }`;
const ONE = `query ($id: ID!) { mailing(id: $id) { subject body language refusable } mailings { id } }`;
const CHOOSE = `mutation { chooseNotices(choices: [{ topic: news, channel: none }]) { __typename } }`;

let db: Client;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.end());

const subject = { en: 'The assembly', ca: 'L’assemblea' };
const body = { en: 'It is on Friday.\n\nBring <b>cake</b>.', ca: 'És divendres.\n\nPorteu <b>coca</b>.' };

async function send(house: House, by: Person, more: object = {}) {
  const input = {
    id: randomUUID(),
    custodian: house.custodian,
    refusable: true,
    language: 'en',
    subject,
    body,
    ...more,
  };
  return (await graphql(SEND, { input }, { cookie: by.cookie })).data.answer;
}

const reach = async (by: Person, variables: object) =>
  (await graphql(REACH, { ...variables }, { cookie: by.cookie })).data.answer;

const open = async (by: Person, id: string) => (await graphql(ONE, { id }, { cookie: by.cookie })).data;

async function openIn(language: string, { cookie }: Person, id: string) {
  const answer = await fetch(`${apiUrl()}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': language, cookie },
    body: JSON.stringify({ query: ONE, variables: { id } }),
  });
  const { data } = (await answer.json()) as { data: { mailing: object | null } };
  return data;
}

async function reads(person: Person, language: string): Promise<void> {
  await db.query(`update identity.account set language = $2 where id = $1`, [person.accountId, language]);
}

describe('a letter to many members', () => {
  it('reaches who speaks for them, each in their language, with what they may refuse at its foot', async () => {
    const house = await foundHouse(db);
    const { keeper, representative, alternate } = house;
    await reads(alternate, 'ca');
    expect(await reach(keeper, { custodian: house.custodian })).toEqual({
      members: 1,
      recipients: 2,
      refusing: 0,
      unreachable: 0,
      languages: [
        { language: 'ca', count: 1 },
        { language: 'en', count: 1 },
      ],
    });
    const sent = await send(house, keeper);
    expect(sent).toMatchObject({ sender: house.custodian, subject: subject.en, recipients: 2 });
    const english = await letterTo(representative.email);
    expect(english).toMatchObject({ subject: subject.en });
    expect(english.text).toContain('It is on Friday.\n\nBring <b>cake</b>.');
    expect(english.text).toContain(`/mailings/${sent.id}`);
    expect(english.html).toContain('Bring &lt;b&gt;cake&lt;/b&gt;.</p>');
    expect(english.headers['list-unsubscribe']).toContain('/unsubscribe/');
    expect(await letterTo(alternate.email)).toMatchObject({ subject: subject.ca });
    expect((await openIn('ca', alternate, sent.id)).mailing).toEqual({
      subject: subject.ca,
      body: body.ca,
      language: 'ca',
      refusable: true,
    });
  });

  it('of news does not go to who wants none; a formal notice does, and cannot be refused', async () => {
    const house = await foundHouse(db);
    await graphql(CHOOSE, {}, { cookie: house.representative.cookie });
    await send(house, house.keeper);
    await letterTo(house.alternate.email);
    await send(house, house.keeper, { refusable: false, subject: { en: 'Formal' }, body: { en: 'Dues' } });
    const letters = [await letterTo(house.representative.email), await letterTo(house.alternate.email, 2)];
    expect(letters.map((letter) => letter.subject)).toEqual(['Formal', 'Formal']);
    expect(letters[0]?.headers['list-unsubscribe']).toBeUndefined();
    expect(await inbox(house.representative.email)).toHaveLength(1);
  });

  it('tells its writer how many want no news in whole fives, so that nobody is found by counting', async () => {
    const house = await foundHouse(db);
    await graphql(CHOOSE, {}, { cookie: house.representative.cookie });
    const asked = { custodian: house.custodian };
    expect(await reach(house.keeper, asked)).toMatchObject({ recipients: 2, refusing: 0 });
    for (let count = 0; count < 5; count += 1) {
      const alternate = await makePerson(db);
      await graphql(CHOOSE, {}, { cookie: alternate.cookie });
      await db.query(
        `insert into membership.representation (member_id, person_id, role, valid)
         select r.member_id, $2, 'alternate', '[2020-01-01,)' from membership.representation r where r.person_id = $1`,
        [house.representative.personId, alternate.personId],
      );
    }
    expect(await reach(house.keeper, asked)).toMatchObject({ recipients: 7, refusing: 5 });
  });

  it('is sent once, however often it is asked for', async () => {
    const house = await foundHouse(db);
    const id = randomUUID();
    const answers = await Promise.all([1, 2, 3].map(() => send(house, house.keeper, { id })));
    expect(answers.map((answer) => answer.id)).toEqual([id, id, id]);
    await letterTo(house.alternate.email);
    await send(house, house.keeper, { subject: { en: 'Second' }, body: { en: 'Again' } });
    expect(await letterTo(house.alternate.email, 2)).toMatchObject({ subject: 'Second' });
    expect(await inbox(house.alternate.email)).toHaveLength(2);
  });

  it('names each field that is wrong in its language, and says when it would reach nobody', async () => {
    const house = await foundHouse(db);
    const wrong = await send(house, house.keeper, {
      subject: { en: 'x'.repeat(201), sv: 'Hej' },
      body: { en: '' },
    });
    const fields = wrong.details.fields.map(({ field }: { field: string }) => field);
    expect(fields.toSorted()).toEqual(['body.en', 'body.sv', 'subject.en']);
    expect(await send(house, house.keeper, { class: 'no-such-class' })).toMatchObject({
      code: 'INVALID_INPUT',
      details: { fields: [{ field: 'recipients' }] },
    });
    // Half of a sign, which no search looks for and no database keeps.
    expect(await send(house, house.keeper, { search: '\uD800' })).toMatchObject({
      details: { fields: [{ field: 'search' }] },
    });
    for (const nothing of [7, ['a'], { xx: 'a' }, {}])
      expect((await send(house, house.keeper, { subject: nothing })).code).toBe('INVALID_INPUT');
    expect((await open(house.keeper, randomUUID())).mailings).toEqual([]);
  });
});

describe('whose letters they are', () => {
  it('a custodian writes to its own members alone, the secretary to anybody, a member to nobody', async () => {
    const [house, other] = [await foundHouse(db), await foundHouse(db)];
    const secretary = await makePerson(db, { name: 'Sol', roles: ['secretary'] });
    expect((await send(house, other.keeper)).code).toBe('NOT_ALLOWED');
    expect((await send(house, other.keeper, { custodian: null })).code).toBe('NOT_ALLOWED');
    expect((await reach(other.keeper, { custodian: house.custodian })).code).toBe('NOT_ALLOWED');
    expect(await send(house, secretary)).toMatchObject({ recipients: 2 });
    const input = { id: randomUUID(), refusable: true, language: 'en', subject, body };
    const { errors } = await graphql(SEND, { input }, { cookie: house.representative.cookie });
    expect(errors[0]?.extensions.code).toBe('NOT_ALLOWED');
  });

  it('who got one or could have written it reads it, and nobody else', async () => {
    const [house, other] = [await foundHouse(db), await foundHouse(db)];
    const { id } = await send(house, house.keeper);
    const seen = await Promise.all(
      [house.keeper, house.representative, other.keeper, other.representative].map((by) => open(by, id)),
    );
    expect(seen.map(({ mailing }) => mailing !== null)).toEqual([true, true, false, false]);
    expect(seen.map(({ mailings }) => mailings.length)).toEqual([1, 1, 0, 0]);
    expect((await open(house.keeper, 'no-id')).mailing).toBeNull();
    expect((await send(other, other.keeper, { id })).code).toBe('NOT_FOUND');
  });
});
