import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { makePerson, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { cast, foundAssembly } from './assembly.ts';
import type { Assembly, Elector } from './assembly.ts';
import { apply, foundCustodian, makeGuest, step } from './joining.ts';
import type { OwnCustodian } from './joining.ts';
import { act, heldWith } from './lifecycle.ts';

const DAY = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY).toISOString();

let db: Client;
let assembly: Assembly;
let voted: OwnCustodian;

beforeAll(async () => {
  db = await testDatabase();
  assembly = await foundAssembly(db, { organisations: 3, individuals: 0 });
  const { rows } = await db.query(`select slug from voting.rule_pack where id = $1`, [assembly.rulePackId]);
  voted = await foundCustodian(db, { kind: 'decision', rulePack: rows[0]?.slug });
});

afterAll(() => db.end());

/** What ending a vote by this mutation leads to: its state, or the refusal. */
async function end(how: 'closeDecision' | 'withdrawDecision', id: string, who: Person) {
  const reason = how === 'withdrawDecision' ? ', reason: "It goes badly."' : '';
  const { data, errors } = await graphql(
    `mutation ($id: ID!) { ${how}(decisionId: $id${reason}) {
       ... on Decision { state } ... on Refusal { code details } } }`,
    { id },
    { cookie: who.cookie },
  );
  return data?.[how] ?? errors[0]?.extensions;
}

/** Which ends the page of the vote offers to somebody. */
async function offered(id: string, who: Person): Promise<{ mayClose: boolean; mayWithdraw: boolean }> {
  const asked = `query ($id: ID!) { decision(id: $id) { mayClose mayWithdraw } }`;
  return (await graphql(asked, { id }, who)).data.decision;
}

/** An expulsion and an admission, both waiting for the vote, each with how it is put to the members. */
const waiting = {
  'an expulsion': async () => {
    const elector = assembly.organisations[0] as Elector;
    await heldWith(db, elector, voted.id);
    const told = { memberId: elector.memberId, text: 'No dues.' };
    const { id } = await act('proposeExpulsion', told, voted.reviewer);
    return (closesAt: string) => act('putExpulsionToTheVote', { id, closesAt }, voted.reviewer);
  },
  'an admission': async () => {
    const id = await apply(voted, await makeGuest(db));
    await step('recommendApplication', { id, text: 'Welcome.' }, voted.reviewer);
    return (closesAt: string) => step('putApplicationToTheVote', { id, closesAt }, voted.reviewer);
  },
} as const;

describe.each(['an expulsion', 'an admission'] as const)('a vote about %s', (what) => {
  it('is the members’: not of a few minutes, nor ended by who put it to them, nor by a chair before all voted', async () => {
    const put = await waiting[what]();
    for (const soon of [0.002, 2.9])
      expect(await put(inDays(soon))).toMatchObject({
        code: 'INVALID_INPUT',
        details: { fields: [{ field: 'closesAt', reason: 'refusals:field.votingTime' }] },
      });
    const closesAt = inDays(3.01);
    const { decisionId } = (await put(closesAt)) as { readonly decisionId: string };
    const { rows } = await db.query('select chair_id from voting.decision where id = $1', [decisionId]);
    expect(rows).toEqual([{ chair_id: null }]);

    const [first, ...others] = assembly.organisations as [Elector, Elector, Elector];
    await cast({ decisionId, elector: first, choice: 'yes' });
    for (const how of ['closeDecision', 'withdrawDecision'] as const)
      expect(await end(how, decisionId, voted.reviewer)).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await end('closeDecision', decisionId, assembly.chair)).toEqual({
      code: 'NOT_YET_DUE',
      details: { closesAt },
    });
    expect(await offered(decisionId, assembly.chair)).toEqual({ mayClose: false, mayWithdraw: true });

    for (const elector of others) await cast({ decisionId, elector, choice: 'no' });
    expect(await offered(decisionId, voted.reviewer)).toEqual({ mayClose: false, mayWithdraw: false });
    expect(await end('closeDecision', decisionId, voted.reviewer)).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await offered(decisionId, assembly.chair)).toEqual({ mayClose: true, mayWithdraw: true });
    expect(await end('closeDecision', decisionId, assembly.chair)).toMatchObject({ state: 'closed' });
  });
});

describe('whoever chairs assemblies and puts a vote about a membership to the members', () => {
  it('ends it no more than a custodian would', async () => {
    const guest = await makeGuest(db);
    const id = await apply(voted, guest);
    await step('rejectApplication', { id, text: 'No.' }, voted.reviewer);
    await step('appealRejection', { id, text: 'Hear us.' }, guest);
    const put = await step('putApplicationToTheVote', { id, closesAt: inDays(4) }, assembly.chair);
    const decisionId = put.decisionId ?? '';
    for (const elector of assembly.organisations) await cast({ decisionId, elector, choice: 'no' });
    for (const how of ['closeDecision', 'withdrawDecision'] as const)
      expect(await end(how, decisionId, assembly.chair)).toMatchObject({ code: 'NOT_ALLOWED' });
    const another = await makePerson(db, { name: 'Another chair', roles: ['chair'] });
    expect(await end('closeDecision', decisionId, another)).toMatchObject({ state: 'closed' });
  });
});

describe('a party to a vote about a membership that chairs assemblies', () => {
  const chairToo = async ({ accountId }: Person) => {
    await db.query(
      `insert into identity.role_grant (account_id, role, granted_by) values ($1, 'chair', 'test')`,
      [accountId],
    );
  };
  /** Neither is offered nor may they end it, however it is put to the members. */
  async function leavesAlone(decisionId: string, who: Person): Promise<void> {
    expect(await offered(decisionId, who)).toEqual({ mayClose: false, mayWithdraw: false });
    for (const how of ['closeDecision', 'withdrawDecision'] as const)
      expect(await end(how, decisionId, who)).toMatchObject({ code: 'NOT_ALLOWED' });
  }

  it('leaves alone the vote on its own expulsion', async () => {
    const elector = assembly.organisations[1] as Elector;
    await heldWith(db, elector, voted.id);
    const { id } = await act('proposeExpulsion', { memberId: elector.memberId, text: 'x' }, voted.reviewer);
    const { decisionId } = await act('putExpulsionToTheVote', { id, closesAt: inDays(4) }, voted.reviewer);
    for (const one of assembly.organisations)
      await cast({ decisionId: decisionId ?? '', elector: one, choice: 'yes' });
    await chairToo(elector.voter);
    await leavesAlone(decisionId ?? '', elector.voter);
    expect(await end('closeDecision', decisionId ?? '', assembly.chair)).toMatchObject({ state: 'closed' });
  });

  it('leaves alone the vote on an appeal against the no of its custodian, and on its own', async () => {
    const guest = await makeGuest(db);
    const id = await apply(voted, guest);
    await step('rejectApplication', { id, text: 'No.' }, voted.reviewer);
    await step('appealRejection', { id, text: 'Hear us.' }, guest);
    const { decisionId = '' } = await step(
      'putApplicationToTheVote',
      { id, closesAt: inDays(4) },
      assembly.chair,
    );
    for (const elector of assembly.organisations) await cast({ decisionId, elector, choice: 'yes' });
    const officer = await makePerson(db, {
      name: 'Officer',
      roles: ['custodian', 'chair'],
      custodianId: voted.id,
    });
    await chairToo(guest);
    for (const party of [officer, guest]) await leavesAlone(decisionId, party);
    const another = await makePerson(db, { name: 'A third chair', roles: ['chair'] });
    expect(await offered(decisionId, another)).toEqual({ mayClose: true, mayWithdraw: true });
    expect(await end('withdrawDecision', decisionId, another)).toMatchObject({ state: 'withdrawn' });
  });

  it('leaves its tie to another chair, and is not reminded of it', async () => {
    const two = await foundAssembly(db, {
      organisations: 2,
      individuals: 0,
      rules: { ties: { kind: 'castingVote' } },
    });
    const { rows } = await db.query(`select slug from voting.rule_pack where id = $1`, [two.rulePackId]);
    const custodian = await foundCustodian(db, { kind: 'decision', rulePack: rows[0]?.slug });
    const guest = await makeGuest(db);
    const id = await apply(custodian, guest);
    await step('recommendApplication', { id, text: 'Welcome.' }, custodian.reviewer);
    const { decisionId = '' } = await step(
      'putApplicationToTheVote',
      { id, closesAt: inDays(4) },
      custodian.reviewer,
    );
    const [first, second] = two.organisations as [Elector, Elector];
    await cast({ decisionId, elector: first, choice: 'yes' });
    await cast({ decisionId, elector: second, choice: 'no' });
    expect(await end('closeDecision', decisionId, two.chair)).toMatchObject({ state: 'closed' });
    const officer = await makePerson(db, {
      name: 'Officer of both',
      roles: ['custodian', 'chair'],
      custodianId: custodian.id,
    });
    const settle = `mutation ($id: ID!) { settleTie(decisionId: $id, choice: yes) {
      ... on Decision { state } ... on Refusal { code } } }`;
    const seen = async (who: Person) => {
      const asked = `query ($id: ID!) { decision(id: $id) { maySettle } today { kind decision { id } } }`;
      const { decision, today } = (await graphql(asked, { id: decisionId }, who)).data;
      const waits = today.filter((entry: { decision: { id: string } }) => entry.decision.id === decisionId);
      return [decision.maySettle, waits.length];
    };
    expect(await seen(officer)).toEqual([false, 0]);
    expect((await graphql(settle, { id: decisionId }, officer)).data.settleTie.code).toBe('NOT_ALLOWED');
    expect(await seen(two.chair)).toEqual([true, 1]);
    expect((await graphql(settle, { id: decisionId }, two.chair)).data.settleTie.state).toBe('closed');
  });
});
