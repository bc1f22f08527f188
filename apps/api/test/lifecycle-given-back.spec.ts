import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { makePerson, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { cast, close, foundAssembly, open } from './assembly.ts';
import type { Assembly, Elector } from './assembly.ts';
import { apply, foundCustodian, makeGuest, step, tick } from './joining.ts';
import type { OwnCustodian } from './joining.ts';
import { dayIn } from './levels.ts';
import { act, heldWith, letterSaying, readLife, rollOf } from './lifecycle.ts';

let db: Client;
let assembly: Assembly;
let alone: OwnCustodian;
let windowed: OwnCustodian;
let secretary: Person;

beforeAll(async () => {
  db = await testDatabase();
  assembly = await foundAssembly(db, { organisations: 7, individuals: 0 });
  const { rows } = await db.query(`select slug from voting.rule_pack where id = $1`, [assembly.rulePackId]);
  alone = await foundCustodian(db, { kind: 'custodian', rulePack: rows[0]?.slug });
  windowed = await foundCustodian(db, { kind: 'objectionWindow', days: 14, rulePack: rows[0]?.slug });
  secretary = await makePerson(db, { name: 'Secretary', roles: ['secretary'] });
});

afterAll(() => db.end());

async function heldBy({ id }: OwnCustodian, place: number): Promise<Elector> {
  const elector = assembly.organisations[place] as Elector;
  await heldWith(db, elector, id);
  return elector;
}

const expel = ({ memberId }: Elector, { reviewer }: OwnCustodian) =>
  act('proposeExpulsion', { memberId, text: 'They sold our list.' }, reviewer);

/** Whoever speaks for the expelled appeals, and the members give it back. */
async function giveBack(id: string, speaker: Person): Promise<void> {
  expect(await act('appealExpulsion', { id, text: 'We did not.' }, speaker)).toMatchObject({
    state: 'appealed',
  });
  const closesAt = new Date(Date.now() + 7 * 86_400_000).toISOString();
  const { decisionId } = await act('putExpulsionToTheVote', { id, closesAt }, secretary);
  const roll = await rollOf(db, decisionId ?? '');
  for (const elector of assembly.organisations)
    if (roll.includes(elector.memberId)) await cast({ decisionId: decisionId ?? '', elector, choice: 'yes' });
  expect((await close(assembly, decisionId ?? '')).state).toBe('closed');
  await tick(new Date());
}

describe('a membership that the members have given back', () => {
  it.each([
    ['alone', 0],
    ['by silence', 1],
  ] as const)('is not ended by its custodian %s again: the members decide', async (how, place) => {
    const elector = await heldBy(alone, place);
    const before = await readLife(db, elector.memberId, alone.reviewer);
    expect(before.life).toMatchObject({ mayAsk: ['transfer', 'expulsion'], isGivenBack: false });
    const { id, state } = await expel(elector, alone);
    expect(state).toBe('expelled');
    await giveBack(id, elector.voter);
    const custodian = how === 'alone' ? alone : windowed;
    await heldWith(db, { ...elector }, custodian.id);
    const after = await readLife(db, elector.memberId, custodian.reviewer);
    expect(after.life).toMatchObject({ mayAsk: ['transfer', 'expulsion'], isGivenBack: true });
    expect(await expel(elector, custodian)).toMatchObject({
      state: 'awaitingVote',
      next: { who: 'giving', what: 'putToTheVote' },
    });
    await tick(new Date());
    expect((await readLife(db, elector.memberId, elector.voter)).member.custodian.slug).toBe(custodian.slug);
  });

  it('is the members’ to end until its last day is over', async () => {
    const elector = await heldBy(alone, 5);
    await giveBack((await expel(elector, alone)).id, elector.voter);
    const asked = { memberId: elector.memberId, kind: 'leave', from: dayIn(0), custodian: null, reason: '' };
    expect(await act('askMembershipChange', asked, elector.voter)).toMatchObject({ state: 'left' });
    expect(await expel(elector, alone)).toMatchObject({ state: 'awaitingVote' });
  });

  it('is another one once it has ended, by the secretary too, and the member has joined again', async () => {
    const elector = await heldBy(alone, 6);
    await giveBack((await expel(elector, alone)).id, elector.voter);
    const end = `mutation ($memberId: ID!, $lastDay: Day!) {
      endMembership(memberId: $memberId, lastDay: $lastDay, reason: "They merged.") { __typename } }`;
    const { data } = await graphql(end, { memberId: elector.memberId, lastDay: dayIn(-1) }, secretary);
    expect(data.endMembership.__typename).toBe('Member');
    const applicant = await makeGuest(db);
    const id = await apply(alone, applicant, { name: elector.name });
    expect(await step('recommendApplication', { id, text: 'Welcome back.' }, alone.reviewer)).toMatchObject({
      state: 'admitted',
    });
    const { life } = await readLife(db, elector.memberId, alone.reviewer);
    expect(life).toMatchObject({ mayAsk: ['transfer', 'expulsion'], isGivenBack: false });
    expect(await expel(elector, alone)).toMatchObject({ state: 'expelled' });
  });
});

describe('a pause', () => {
  it('goes on when who was expelled in it is given back, until the member ends it', async () => {
    const elector = await heldBy(alone, 3);
    const asked = { memberId: elector.memberId, kind: 'pause', from: dayIn(0), custodian: null, reason: '' };
    const pause = await act('askMembershipChange', asked, elector.voter);
    expect(pause.state).toBe('paused');
    await db.query(`update membership.pause set valid = daterange($2::date, null) where member_id = $1`, [
      elector.memberId,
      dayIn(-10),
    ]);
    const { id } = await expel(elector, alone);
    await tick(new Date());
    const stateOf = async () => {
      const { life } = await readLife(db, elector.memberId, elector.voter);
      const { state, opens } = life.changes.find((change: { id: string }) => change.id === pause.id);
      return { state, opens, pausedFrom: life.pausedFrom };
    };
    expect(await stateOf()).toEqual({ state: 'lapsed', opens: [], pausedFrom: null });
    await giveBack(id, elector.voter);
    expect(await stateOf()).toEqual({ state: 'paused', opens: ['resumed'], pausedFrom: dayIn(0) });
    expect(await rollOf(db, await open(assembly))).not.toContain(elector.memberId);
    expect(await act('resumeMembership', { id: pause.id }, elector.voter)).toMatchObject({
      state: 'resumed',
    });
    expect(await rollOf(db, await open(assembly))).toContain(elector.memberId);
  });
});

describe('whoever is named on the day of the expulsion', () => {
  it('is told of it and appeals, and not whom they followed; and speaks on once it is given back', async () => {
    const elector = await heldBy(alone, 2);
    const named = await makePerson(db, { name: 'Named today' });
    await db.query(
      `update membership.representation set valid = daterange(lower(valid), $2::date)
        where member_id = $1 and role = 'representative'`,
      [elector.memberId, dayIn(0)],
    );
    await db.query(
      `insert into membership.representation (member_id, person_id, role, valid)
       values ($1, $2, 'representative', daterange($3::date, null))`,
      [elector.memberId, named.personId, dayIn(0)],
    );
    const { id } = await expel(elector, alone);
    await letterSaying(named.email, 'They sold our list.');
    expect((await readLife(db, elector.memberId, named)).waiting).toEqual([{ id }]);
    expect(await act('appealExpulsion', { id, text: 'Hear us.' }, elector.voter)).toMatchObject({
      code: 'NOT_ALLOWED',
    });
    expect(await rollOf(db, await open(assembly))).not.toContain(elector.memberId);
    await giveBack(id, named);
    await letterSaying(named.email, 'The members have voted against the expulsion');
    const { rows } = await db.query(
      `select p.name, lower(r.valid)::text as "from", upper(r.valid)::text as "to"
         from membership.representation r join membership.person p on p.id = r.person_id
        where r.member_id = $1 and r.valid @> $2::date and r.role = 'representative'`,
      [elector.memberId, dayIn(1)],
    );
    expect(rows).toEqual([{ name: 'Named today', from: dayIn(0), to: null }]);
  });
});

describe('the alternate of a member that nobody represents', () => {
  it('is told of an expulsion and appeals, as who speaks for it', async () => {
    const elector = await heldBy(alone, 4);
    const alternate = elector.alternate as Person;
    await db.query(
      `update membership.representation set valid = '[2020-01-01,2024-01-01)'
        where member_id = $1 and role = 'representative'`,
      [elector.memberId],
    );
    const { id } = await expel(elector, alone);
    await letterSaying(alternate.email, 'They sold our list.');
    expect(await act('appealExpulsion', { id, text: 'We did not.' }, alternate)).toMatchObject({
      state: 'appealed',
    });
  });
});
