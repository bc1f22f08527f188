import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { makePerson, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { foundAssembly } from './assembly.ts';
import type { Assembly } from './assembly.ts';
import { searchEverywhere } from './search-everywhere.ts';
import { until } from './until.ts';

let db: Client;
let assembly: Assembly;
let secretary: Person;

beforeAll(async () => {
  db = await testDatabase();
  await db.query(`select set_config('plenaria.account', 'system', false)`);
  assembly = await foundAssembly(db, { organisations: 1, individuals: 1 });
  secretary = await makePerson(db, { name: 'Secretary', roles: ['secretary'] });
});
afterAll(() => db.end());

const ask = async (
  document: string,
  who: { readonly cookie: string },
  variables: Readonly<Record<string, unknown>> = {},
) => (await graphql(document, variables, { cookie: who.cookie })).data;

const MINE = `{ personalData { erasure { dueAt } speaksAloneFor openChanges } }`;
const ERASE = `mutation { askErasure { ... on Done { done } ... on Refusal { code details } } }`;
const DEMAND = `mutation ($who: String!, $reason: String!) { eraseOnDemand(who: $who, reason: $reason) {
  ... on Done { done } ... on Refusal { code details } } }`;

describe('an erasure that is asked for', () => {
  it('is refused to who alone speaks for an organisation, holds a role, or waits for an answer', async () => {
    const [organisation] = assembly.organisations;
    if (!organisation?.alternate) throw new Error('an organisation has an alternate');
    await db.query(`delete from membership.representation where person_id = $1`, [
      organisation.alternate.personId,
    ]);
    const alone = await ask(ERASE, organisation.voter);
    expect(alone.askErasure).toMatchObject({
      code: 'SPEAKS_ALONE',
      details: { organisations: [organisation.name] },
    });
    const { personalData } = await ask(MINE, organisation.voter);
    expect(personalData).toMatchObject({ speaksAloneFor: [organisation.name], erasure: null });
    const holder = await makePerson(db, { name: 'Holder', roles: ['custodian'] });
    expect((await ask(ERASE, holder)).askErasure).toMatchObject({ code: 'SOLE_HOLDER' });
  });

  it('waits while a change of their membership is under way, and is told so before', async () => {
    const [leaving] = assembly.individuals;
    if (!leaving) throw new Error('an assembly has individuals');
    await db.query(
      `insert into membership.membership_change (member_id, kind, giving_id, reason, first_day, state, created_at,
         updated_at)
       select $1, 'leave', custodian_id, '', '2099-12-31', 'scheduled', now(), now()
         from membership.membership where member_id = $1`,
      [leaving.memberId],
    );
    expect((await ask(MINE, leaving.voter)).personalData.openChanges).toEqual(['leave']);
    expect((await ask(ERASE, leaving.voter)).askErasure).toEqual({
      code: 'CHANGE_OPEN',
      details: { changes: ['leave'] },
    });
    await db.query(`update membership.membership_change set state = 'withdrawn' where member_id = $1`, [
      leaving.memberId,
    ]);
    expect((await ask(MINE, leaving.voter)).personalData.openChanges).toEqual([]);
  });
});

describe('a written demand', () => {
  it('is followed by the secretary at once, with the reason kept', async () => {
    const [second] = assembly.individuals;
    if (!second) throw new Error('an assembly has individuals');
    const { email, personId } = second.voter;
    expect(
      (await ask(DEMAND, secretary, { who: 'nobody@at.all', reason: 'Letter' })).eraseOnDemand,
    ).toMatchObject({
      code: 'INVALID_INPUT',
      details: { fields: [{ field: 'who' }] },
    });
    const { eraseOnDemand } = await ask(DEMAND, secretary, { who: email, reason: 'Letter of 3 May' });
    expect(eraseOnDemand).toEqual({ done: true });
    const done = await until(async () => {
      const { erasures } = await ask('{ erasures { pseudonym doneAt reason } }', secretary);
      return erasures.find(
        (one: { pseudonym: string; doneAt: string | null }) =>
          one.pseudonym === `person-${personId.slice(0, 8)}` && one.doneAt,
      );
    });
    expect(done.reason).toBe('Letter of 3 May');
    expect(await searchEverywhere(db, [email])).toEqual([]);
  });
});
