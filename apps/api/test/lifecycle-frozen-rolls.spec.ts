import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { makePerson, testDatabase } from './accounts.ts';
import { cast, foundAssembly, open } from './assembly.ts';
import type { Assembly, Elector } from './assembly.ts';
import { rollOf } from './lifecycle.ts';

let db: Client;
let assembly: Assembly;

beforeAll(async () => {
  db = await testDatabase();
});

afterAll(() => db.end());

const today = () => new Date().toISOString().slice(0, 10);

describe('in the middle of a vote', () => {
  it('a representative who leaves still votes there, and the roll says what changed since', async () => {
    assembly = await foundAssembly(db, { organisations: 2, individuals: 0 });
    const [elector] = assembly.organisations as [Elector];
    const decisionId = await open(assembly);
    const secretary = await makePerson(db, { roles: ['secretary'] });
    await graphql(
      `
        mutation ($memberId: ID!, $personId: ID!, $day: Day!) {
          endRepresentation(memberId: $memberId, personId: $personId, lastDay: $day, reason: "Left us.") {
            __typename
          }
        }
      `,
      { memberId: elector.memberId, personId: elector.voter.personId, day: today() },
      { cookie: secretary.cookie },
    );
    expect(await cast({ decisionId, elector })).toMatchObject({ version: 1 });
    const { data } = await graphql(
      `
        query ($id: ID!) {
          decision(id: $id) {
            rollChanges {
              kind
              reason
            }
          }
        }
      `,
      { id: decisionId },
      { cookie: secretary.cookie },
    );
    expect(data.decision.rollChanges).toEqual([{ kind: 'representation-changed', reason: 'Left us.' }]);
  });

  it('a class that ends keeps its electors on the frozen roll, and gives the next one none', async () => {
    assembly = await foundAssembly(db, { organisations: 2, individuals: 0 });
    const [elector, other] = assembly.organisations as [Elector, Elector];
    const decisionId = await open(assembly);
    await db.query(
      `update membership.class_holding set valid = daterange('2020-01-01', current_date)
        where member_id = $1 and class = $2`,
      [elector.memberId, assembly.className],
    );
    expect(await cast({ decisionId, elector })).toMatchObject({ version: 1 });
    const next = await open(assembly);
    expect(await rollOf(db, next)).toEqual([other.memberId]);
    expect(await cast({ decisionId: next, elector })).toMatchObject({ code: 'NOT_ON_THE_ROLL' });
  });

  it('an alternate of two organisations votes once for each', async () => {
    assembly = await foundAssembly(db, { organisations: 2, individuals: 0 });
    const [one, other] = assembly.organisations as [Elector, Elector];
    const both = one.alternate ?? one.voter;
    await db.query(
      `insert into membership.representation (member_id, person_id, role, valid)
       values ($1, $2, 'alternate', '[2020-01-01,)')`,
      [other.memberId, both.personId],
    );
    const decisionId = await open(assembly);
    expect(await cast({ decisionId, elector: one, voter: both, choice: 'yes' })).toMatchObject({
      version: 1,
    });
    expect(await cast({ decisionId, elector: other, voter: both, choice: 'no' })).toMatchObject({
      version: 1,
    });
    expect(await cast({ decisionId, elector: other })).toMatchObject({ code: 'ALREADY_CAST_BY_ANOTHER' });
  });
});
