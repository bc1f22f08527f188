import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { inbox, letterSaying } from '../../../tools/harness/inbox.mjs';
import { makePerson, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';

const ENTRUST = `mutation ($person: String!, $role: Role!, $custodian: String) {
  answer: entrustRole(person: $person, role: $role, custodian: $custodian, reason: "For the summer.") {
    ... on RoleGrant { id } ... on Refusal { code details } } }`;
const END = `mutation ($id: ID!) { answer: endRole(id: $id, reason: "The summer is over.") { __typename } }`;

let db: Client;
let secretary: Person;
let keeper: Person;
let keeperElsewhere: Person;
let custodian: { readonly slug: string; readonly name: string };

beforeAll(async () => {
  db = await testDatabase();
  secretary = await makePerson(db, { name: 'Nadia Okafor', roles: ['secretary'] });
  const word = randomUUID().slice(0, 8);
  custodian = { slug: `kept-${word}`, name: `Kept ${word}` };
  const { rows } = await db.query(
    `insert into membership.custodian (slug, name, country, currency, languages)
     values ($1, $2, 'ES', 'EUR', '{en}') returning id`,
    [custodian.slug, custodian.name],
  );
  keeper = await makePerson(db, { name: 'Keeper', roles: ['custodian'], custodianId: rows[0]?.id });
  keeperElsewhere = await makePerson(db, { name: 'Elsewhere', roles: ['custodian'] });
});
afterAll(() => db.end());

/** A name that nobody else has, in letters, of which addresses are made. */
const newName = () => `Bo ${randomUUID().replace(/[^a-f]/g, '')}`;

async function entrust(person: Person, role: string, of?: string): Promise<string> {
  const asked = { person: person.email, role, custodian: of };
  const { data } = await graphql(ENTRUST, asked, { cookie: secretary.cookie });
  if (!data.answer.id) throw new Error(JSON.stringify(data.answer));
  return data.answer.id;
}

const about = async ({ email }: Person, words: string) =>
  (await inbox(email)).filter(({ subject }) => subject.includes(words));

describe('a role', () => {
  it('that is entrusted is told to whose it is: which, for whom, by whom, since when, and where to turn', async () => {
    const kwame = await makePerson(db, { name: 'Kwame', language: 'es' });
    await entrust(kwame, 'custodian', custodian.slug);
    const { text } = await letterSaying(kwame.email, `Una función para ti: actúa por ${custodian.name}`);
    for (const part of [
      'Nadia Okafor',
      'For the summer.',
      'habla enseguida con la secretaría',
      '/admin/roles',
    ])
      expect(text).toContain(part);
    expect(text).toMatch(/Fecha: .*20\d\d/);
    // It lies in a mailbox: it signs nobody in, and nobody can refuse it.
    expect(text).not.toContain('/enter#');
    expect(text).not.toContain('/unsubscribe/');
  });

  it('of a custodian is told to the others who act for it, and to who did it, and to nobody else', async () => {
    const ada = await makePerson(db, { name: newName() });
    const id = await entrust(ada, 'custodian', custodian.slug);
    const given = `A new role for ${ada.name}: acts for ${custodian.name}`;
    for (const { email } of [keeper, secretary])
      expect((await letterSaying(email, given)).text).toContain('by Nadia Okafor');
    await graphql(END, { id }, { cookie: secretary.cookie });
    const ended = `A role of ${ada.name} has ended: acts for ${custodian.name}`;
    for (const { email } of [keeper, secretary])
      expect((await letterSaying(email, ended)).text).toContain('The summer is over.');
    await letterSaying(ada.email, `A role of yours has ended: acts for ${custodian.name}`);
    expect(await about(keeperElsewhere, ada.name)).toEqual([]);
  });

  it('of the whole federation is told to the others who hold it', async () => {
    const operator = await makePerson(db, { name: 'Olga', roles: ['operator'] });
    const bo = await makePerson(db, { name: newName() });
    await entrust(bo, 'operator');
    await letterSaying(operator.email, `A new role for ${bo.name}: operator`);
    await letterSaying(bo.email, 'A role for you: operator');
    expect(await about(keeper, bo.name)).toEqual([]);
  });

  it('that a secretary takes for themself is told to their own account as well', async () => {
    const id = await entrust(secretary, 'custodian', custodian.slug);
    await letterSaying(secretary.email, `A role for you: acts for ${custodian.name}`);
    await letterSaying(keeper.email, `A new role for Nadia Okafor: acts for ${custodian.name}`);
    await graphql(END, { id }, { cookie: secretary.cookie });
    await letterSaying(secretary.email, `A role of yours has ended: acts for ${custodian.name}`);
    expect(await about(secretary, 'for Nadia Okafor')).toEqual([]);
  });
});
