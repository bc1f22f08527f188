import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { makePerson, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { foundAssembly } from './assembly.ts';
import type { Elector } from './assembly.ts';

const ASK = `query ($id: ID!) { person(id: $id) { person { name } member { slug }
  mandates { member { id } role from to } seats { role { slug } } roles { role custodian { slug } } } }`;

let db: Client;
let house: Elector;
let alone: Elector;
let subject: Person;

beforeAll(async () => {
  db = await testDatabase();
  const assembly = await foundAssembly(db, { organisations: 1, individuals: 1 });
  house = assembly.organisations[0] as Elector;
  alone = assembly.individuals[0] as Elector;
  subject = await makePerson(db, { name: 'Dele', roles: ['chair'] });
  await db.query(
    `insert into membership.representation (member_id, person_id, role, valid) values
       ($1, $2, 'delegate', '[2020-01-01,2021-01-01)'), ($1, $2, 'alternate', '[2021-01-01,)')`,
    [house.memberId, subject.personId],
  );
});
afterAll(async () => db.end());

describe('the page of a person', () => {
  it('says for whom they take part, the newest first, and with what they are entrusted', async () => {
    const { data, errors } = await graphql(ASK, { id: subject.personId }, house.voter);
    expect(errors).toEqual([]);
    expect(data.person).toEqual({
      person: { name: 'Dele' },
      member: null,
      mandates: [
        { member: { id: house.memberId }, role: 'alternate', from: '2021-01-01', to: null },
        { member: { id: house.memberId }, role: 'delegate', from: '2020-01-01', to: '2020-12-31' },
      ],
      seats: [],
      roles: [{ role: 'chair', custodian: null }],
    });
  });

  it('names the membership that somebody holds as an individual', async () => {
    const { data } = await graphql(ASK, { id: alone.voter.personId }, house.voter);
    const { rows } = await db.query(`select slug from membership.member where id = $1`, [alone.memberId]);
    expect(data.person.member).toEqual({ slug: rows[0].slug });
  });

  it('is not there for an id that nobody has, nor for visitors', async () => {
    for (const id of [randomUUID(), 'not an id'])
      expect((await graphql(ASK, { id }, house.voter)).data.person).toBeNull();
    const { errors } = await graphql(ASK, { id: subject.personId });
    expect(errors[0]?.extensions?.code).toBe('NOT_SIGNED_IN');
  });
});
