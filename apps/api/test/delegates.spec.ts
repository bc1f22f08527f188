import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { makePerson, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { cast, foundAssembly, open } from './assembly.ts';
import type { Assembly, Elector } from './assembly.ts';
import { dayIn } from './levels.ts';

const APPOINT = `mutation ($id: ID!, $name: String!, $email: String!, $role: String!, $from: Day!) {
  answer: appointRepresentative(memberId: $id, personName: $name, email: $email, role: $role, from: $from) {
    ... on Member { representatives { role person { name } } } ... on Refusal { code details } } }`;
const MINE = `{ viewer { represents { id } } members(first: 1) { totalCount } }`;

let db: Client;
let assembly: Assembly;
let house: Elector;
let secretary: Person;
let delegate: Person;

beforeAll(async () => {
  db = await testDatabase();
  assembly = await foundAssembly(db, { organisations: 2, individuals: 0 });
  house = assembly.organisations[0] as Elector;
  secretary = await makePerson(db, { name: 'Nadia', roles: ['secretary'] });
  delegate = await makePerson(db, { name: 'Dele' });
});
afterAll(async () => db.end());

const appoint = async (role: string, from: string): Promise<readonly string[]> => {
  const asked = { id: house.memberId, name: delegate.name, email: delegate.email, role, from };
  const { data, errors } = await graphql(APPOINT, asked, secretary);
  expect(errors).toEqual([]);
  const spoken: readonly { role: string; person: { name: string } }[] = data.answer.representatives;
  return spoken.map(({ role: as, person }) => `${as} ${person.name}`);
};
const votersOnRoll = async (id: string): Promise<readonly string[]> => {
  const { rows } = await db.query<{ voters: readonly string[] }>(
    'select voters from voting.roll_entry where decision_id = $1 and member_id = $2',
    [id, house.memberId],
  );
  return rows[0]?.voters ?? [];
};

describe('a delegate of an organisation', () => {
  it('stands beside who votes for it, and takes part as a member does', async () => {
    expect(await appoint('delegate', '2020-01-01')).toContain('delegate Dele');
    const { data, errors } = await graphql(MINE, {}, delegate);
    expect(errors).toEqual([]);
    expect(data.members.totalCount).toBeGreaterThan(0);
  });

  it('is not among those who vote for it: not on the roll, not at the ballot', async () => {
    const { data } = await graphql(MINE, {}, delegate);
    expect(data.viewer.represents).toEqual([]);
    const id = await open(assembly);
    expect(await votersOnRoll(id)).toHaveLength(2);
    expect(await cast({ decisionId: id, elector: house, voter: delegate })).toMatchObject({
      code: 'NOT_ON_THE_ROLL',
    });
  });

  it('who was to leave and is named again before that day goes on, and no other line begins', async () => {
    const days = async () => {
      const { rows } = await db.query(
        `select (upper(valid) - 1)::text as until from membership.representation where member_id = $1 and person_id = $2`,
        [house.memberId, delegate.personId],
      );
      return rows.map(({ until }) => until as unknown);
    };
    const END = `mutation ($id: ID!, $personId: ID!, $lastDay: Day!) { answer: endRepresentation(memberId: $id,
      personId: $personId, lastDay: $lastDay, reason: "For a while.") { ... on Member { id } ... on Refusal { code } } }`;
    const ending = { id: house.memberId, personId: delegate.personId, lastDay: '2100-01-01' };
    await graphql(END, ending, secretary);
    expect(await days()).toEqual(['2100-01-01']);
    expect(await appoint('delegate', dayIn(0))).toContain('delegate Dele');
    expect(await days()).toEqual([null]);
  });

  it('is not said to be named again where a successor is named already: that stays, and the day is told', async () => {
    const other = assembly.organisations[1] as Elector;
    const named = async (who: Pick<Person, 'name' | 'email'>, from: string) => {
      const asked = { id: other.memberId, name: who.name, email: who.email, role: 'representative', from };
      const { data } = await graphql(APPOINT, asked, secretary);
      return data.answer as { readonly code?: string; readonly details?: object };
    };
    const first = other.voter;
    expect((await named(delegate, '2100-01-01')).code).toBeUndefined();
    expect((await named(first, dayIn(0))).details).toMatchObject({
      fields: [{ field: 'from', reason: 'people:register.laterRepresentative', later: '2100-01-01' }],
    });
    expect((await named(first, '2100-01-01')).code).toBeUndefined();
  });

  it('is no delegate any more from the day they become its alternate', async () => {
    expect(await appoint('alternate', '2020-02-01')).not.toContain('delegate Dele');
    const { data } = await graphql(MINE, {}, delegate);
    expect(data.viewer.represents).toEqual([{ id: house.memberId }]);
  });
});
