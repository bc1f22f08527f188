import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { graphql } from '../../../tools/harness/graphql.mjs';
import type { RequestContext } from '../src/context.ts';
import { readConfig } from '../src/config.ts';
import { createDataSource } from '../src/database.ts';
import { findInvitations } from '../src/invitations/find-invitations.ts';
import { Custodian } from '../src/membership/custodian.ts';
import { CustodianResolver } from '../src/membership/custodian.resolver.ts';
import { Works } from '../src/work.ts';
import { testDatabase } from './accounts.ts';
import { foundHouse } from './documents.ts';
import type { House } from './documents.ts';
import { listeningTo } from './listening.ts';

const asking = { actor: { kind: 'system', name: 'test' }, now: new Date() } as const;
const statements: string[] = [];
let db: Client;
let source: DataSource;

beforeAll(async () => {
  db = await testDatabase();
  const config = readConfig({ DATABASE_URL: process.env['TEST_DATABASE_URL'], DB_POOL: '2' });
  source = await createDataSource(config, () => undefined).initialize();
  source.setOptions({ logging: ['query'], logger: listeningTo(statements) });
});

afterAll(async () => {
  await source.destroy();
  await db.end();
});

/** How many statements something takes, and what it answers. */
async function counted<Answer>(act: () => Promise<Answer>) {
  statements.length = 0;
  const answer = await act();
  return { answer, took: statements.length };
}

async function invite({ memberId, representative }: House): Promise<void> {
  const mutation = `mutation ($memberId: ID!, $email: String!) {
    inviteToMember(memberId: $memberId, role: "delegate", name: "Bea", email: $email, language: "en") { __typename } }`;
  const email = `${randomUUID()}@invited.example`;
  await graphql(mutation, { memberId, email }, { cookie: representative.cookie });
}

describe('a list takes as many statements with many rows as with few:', () => {
  it('invitations, of one sender', async () => {
    const house = await foundHouse(db);
    const { rows } = await db.query('select slug from membership.member where id = $1', [house.memberId]);
    const listed = () =>
      counted(() => new Works(source).read(asking, (view) => findInvitations(view, String(rows[0].slug))));
    await invite(house);
    const one = await listed();
    for (let more = 0; more < 4; more += 1) await invite(house);
    const five = await listed();
    expect([one.answer.length, five.answer.length]).toEqual([1, 5]);
    expect(five.took).toBe(one.took);
  });

  it('custodians, with what they say of themselves and the organisations that they are', async () => {
    const houses = await Promise.all([1, 2, 3].map(() => foundHouse(db)));
    for (const { custodianId, memberId } of houses)
      await db.query('update membership.custodian set organisation_id = $2 where id = $1', [
        custodianId,
        memberId,
      ]);
    const custodians = await source.manager.findBy(
      Custodian,
      houses.map(({ custodianId: id }) => ({ id })),
    );
    const resolver = new CustodianResolver(new Works(source));
    const read = (some: readonly Custodian[]) => {
      const context = { ...asking, language: 'en', loaders: new Map() } as unknown as RequestContext;
      return counted(() =>
        Promise.all(
          some.flatMap((one) => [resolver.organisation(context, one), resolver.about(context, one)]),
        ),
      );
    };
    const [first] = custodians;
    const one = await read(first ? [first] : []);
    const three = await read(custodians);
    expect(three.answer.filter((found) => found !== null)).toHaveLength(6);
    expect(three.took).toBe(one.took);
  });
});
