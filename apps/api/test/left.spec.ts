import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { apiUrl, graphql } from '../../../tools/harness/graphql.mjs';
import { makePerson, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { cast, close, foundAssembly, open } from './assembly.ts';
import type { Assembly, Elector } from './assembly.ts';
import { accept, foundHouse, published } from './documents.ts';

const DAY_MS = 86_400_000;
const yesterday = new Date(Date.now() - DAY_MS).toISOString().slice(0, 10);

let db: Client;
let assembly: Assembly;
let secretary: Person;
let gone: Elector;
let stays: Elector;
let closed: string;
let running: string;
let agreed: string;
let receipt: string;

beforeAll(async () => {
  db = await testDatabase();
  assembly = await foundAssembly(db, { organisations: 2, individuals: 2 });
  secretary = await makePerson(db, { roles: ['secretary'] });
  [gone, stays] = assembly.individuals as [Elector, Elector];
  closed = await open(assembly);
  ({ receipt } = await cast({ decisionId: closed, elector: gone, reason: 'I am for it.' }));
  await cast({ decisionId: closed, elector: stays, reason: 'So am I.' });
  await close(assembly, closed);
  running = await open(assembly);
  const document = await published(await foundHouse(db), 'conditions-of-use');
  agreed = (await accept(document, gone.voter)).acceptances?.[0]?.id ?? '';
});
afterAll(() => db.end());

const ask = async (
  query: string,
  who: Person,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<{ readonly data: never; readonly code: unknown }> => {
  const { data, errors } = await graphql(query, variables, { cookie: who.cookie });
  return { data: data as never, code: errors[0]?.extensions.code };
};

async function leave({ memberId }: Elector): Promise<void> {
  const { data } = await ask(
    `mutation ($memberId: ID!, $lastDay: Day!) {
      endMembership(memberId: $memberId, lastDay: $lastDay, reason: "Asked for it by letter.") {
        __typename ... on Refusal { code details } } }`,
    secretary,
    { memberId, lastDay: yesterday },
  );
  expect(data).toMatchObject({ endMembership: { __typename: 'Member' } });
}

const PAGE = `query ($slug: String!) { member(slug: $slug) { name history { kind reason } } }`;

async function pageOf({ memberId }: Elector, who: Person) {
  const { rows } = await db.query(`select slug from membership.member where id = $1`, [memberId]);
  const { data } = await ask(PAGE, who, { slug: rows[0].slug });
  return { slug: rows[0].slug as string, ...(data as { member: object }).member };
}

const DECISION = `query ($id: ID!) { decision(id: $id) { state comments { id } roll(first: 10) { nodes { name reason } }
  myBallots { ballot { receipt choice reason } } } }`;

describe('somebody who has left', () => {
  it('takes part in the votes on whose roll they stand until those close, and then no more', async () => {
    await leave(gone);
    expect((await ask('{ circles { id } }', gone.voter)).code).toBeUndefined();
    expect(await cast({ decisionId: running, elector: gone })).toMatchObject({ version: 1 });
    await close(assembly, running);
    expect((await ask('{ circles { id } }', gone.voter)).code).toBe('NOT_ALLOWED');
    const { data } = await ask('{ viewer { email } }', gone.voter);
    expect(data).toEqual({ viewer: { email: gone.voter.email } });
  });

  it('reads of others what every visitor reads', async () => {
    const other = await pageOf(stays, gone.voter);
    expect(other).toMatchObject({ name: other.slug });
    const { data } = await ask(DECISION, gone.voter, { id: closed });
    const { decision } = data as { decision: { roll: { nodes: { name: string; reason: string | null }[] } } };
    const names = decision.roll.nodes.map(({ name }) => name);
    expect(names).not.toContain(stays.name);
    expect(decision.roll.nodes.map(({ reason }) => reason)).not.toContain('So am I.');
    const open2 = await open(assembly);
    expect((await ask(DECISION, gone.voter, { id: open2 })).data).toEqual({ decision: null });
    await close(assembly, open2);
    for (const path of ['export.csv', 'export.xlsx']) {
      const answer = await fetch(`${apiUrl()}/register/${path}`, { headers: { cookie: gone.voter.cookie } });
      expect([answer.status, await answer.json()]).toEqual([
        403,
        {
          code: 'NOT_ALLOWED',
          message: 'Your roles do not allow this. Ask the secretary if you think they should.',
          details: {},
        },
      ]);
    }
  });

  it('reads their own entry, what they agreed to, and the receipts of their votes', async () => {
    expect(await pageOf(gone, gone.voter)).toMatchObject({
      name: gone.name,
      history: [{ kind: 'membership-ended', reason: 'Asked for it by letter.' }],
    });
    const { data } = await ask(`query ($id: ID!) { acceptance(id: $id) { acceptance { id } } }`, gone.voter, {
      id: agreed,
    });
    expect(data).toEqual({ acceptance: { acceptance: { id: agreed } } });
    const votes = await ask(DECISION, gone.voter, { id: closed });
    expect(votes.data).toMatchObject({
      decision: { myBallots: [{ ballot: { receipt, choice: 'yes', reason: 'I am for it.' } }] },
    });
    expect((await ask('{ personalData { waitDays } }', gone.voter)).code).toBeUndefined();
  });

  it('sees no expulsion of others, also with the program’s guards taken away', async () => {
    const [organisation] = assembly.organisations as [Elector];
    await db.query(`select set_config('plenaria.account', 'system', false)`);
    await db.query(
      `insert into membership.membership_change (member_id, kind, giving_id, reason, state, created_at, updated_at)
       select $1, 'expulsion', custodian_id, 'Not theirs to read', 'dismissed', now(), now()
         from membership.membership where member_id = $1`,
      [organisation.memberId],
    );
    await db.query(`reset plenaria.account`);
    const life = `query ($slug: String!) { memberLife(slug: $slug) { changes { reason } } }`;
    const { slug } = await pageOf(organisation, gone.voter);
    expect((await ask(life, gone.voter, { slug })).data).toEqual({ memberLife: { changes: [] } });
    const seen = await ask(life, stays.voter, { slug });
    expect(seen.data).toEqual({ memberLife: { changes: [{ reason: 'Not theirs to read' }] } });
  });

  it('is a member like others again once they are back', async () => {
    await db.query(
      `insert into membership.membership (member_id, custodian_id, valid)
       select member_id, custodian_id, daterange($2, null) from membership.membership where member_id = $1 limit 1`,
      [gone.memberId, new Date().toISOString().slice(0, 10)],
    );
    expect((await ask('{ circles { id } }', gone.voter)).code).toBeUndefined();
    expect(await pageOf(stays, gone.voter)).toMatchObject({ name: stays.name });
  });
});

describe('whoever spoke for an organisation that has left', () => {
  it('is as a visitor, unless they speak for another', async () => {
    const [organisation, another] = assembly.organisations as [Elector, Elector];
    if (!organisation.alternate) throw new Error('an organisation has an alternate');
    await db.query(
      `insert into membership.representation (member_id, person_id, role, valid) values ($1, $2, 'delegate', '[2020-01-01,)')`,
      [another.memberId, organisation.alternate.personId],
    );
    await leave(organisation);
    expect((await ask('{ circles { id } }', organisation.voter)).code).toBe('NOT_ALLOWED');
    expect((await ask('{ circles { id } }', organisation.alternate)).code).toBeUndefined();
  });
});
