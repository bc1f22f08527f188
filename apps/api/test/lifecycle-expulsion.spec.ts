import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { makePerson, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { cast, close, foundAssembly, open } from './assembly.ts';
import type { Assembly, Elector } from './assembly.ts';
import { apply, foundCustodian, step, tick } from './joining.ts';
import type { OwnCustodian } from './joining.ts';
import { act, heldWith, letterSaying, readLife, rollOf } from './lifecycle.ts';

let db: Client;
let assembly: Assembly;
let alone: OwnCustodian;
let windowed: OwnCustodian;
let voted: OwnCustodian;
let other: OwnCustodian;
let secretary: Person;

beforeAll(async () => {
  db = await testDatabase();
  assembly = await foundAssembly(db, { organisations: 11, individuals: 0 });
  const { rows } = await db.query(`select slug from voting.rule_pack where id = $1`, [assembly.rulePackId]);
  const rulePack = rows[0]?.slug;
  secretary = await makePerson(db, { name: 'Secretary', roles: ['secretary'] });
  alone = await foundCustodian(db, { kind: 'custodian', rulePack });
  windowed = await foundCustodian(db, { kind: 'objectionWindow', days: 14, rulePack });
  voted = await foundCustodian(db, { kind: 'decision', rulePack });
  other = await foundCustodian(db, { kind: 'custodian', rulePack });
});

afterAll(() => db.end());

const closesAt = () => new Date(Date.now() + 7 * 86_400_000).toISOString();

/** A member of the assembly, held with this custodian. */
async function heldBy(custodian: OwnCustodian, place: number): Promise<Elector> {
  const elector = assembly.organisations[place] as Elector;
  await heldWith(db, elector, custodian.id);
  return elector;
}

/** Asks the members, who all say the same. */
async function voteOn(id: string, by: Person, choice: 'yes' | 'no'): Promise<string> {
  const put = await act('putExpulsionToTheVote', { id, closesAt: closesAt() }, by);
  await sayAll(put.decisionId ?? '', choice);
  return put.state;
}

/** Everybody on the roll says the same, and what that settles is followed. What happens before the end happens right
 *  before: the program looks every few seconds whether a vote still has an object. */
async function sayAll(
  decisionId: string,
  choice: 'yes' | 'no',
  beforeTheEnd?: () => Promise<void>,
): Promise<void> {
  const roll = await rollOf(db, decisionId);
  for (const elector of assembly.organisations)
    if (roll.includes(elector.memberId)) await cast({ decisionId, elector, choice });
  await beforeTheEnd?.();
  expect((await close(assembly, decisionId)).state).toBe('closed');
  await tick(new Date());
}

async function stateOf({ memberId }: Elector, who: Person): Promise<string> {
  return (await readLife(db, memberId, who)).life.changes[0].state;
}

describe('an expulsion by vote', () => {
  it('ends the membership, is appealed by who spoke for it, and undone by the members with all it had', async () => {
    const elector = await heldBy(voted, 0);
    const frozenBefore = await open(assembly);
    const { id, state, next } = await act(
      'proposeExpulsion',
      { memberId: elector.memberId, text: 'No dues for two years.' },
      voted.reviewer,
    );
    expect({ state, next }).toEqual({ state: 'awaitingVote', next: { who: 'giving', what: 'putToTheVote' } });
    await letterSaying(elector.voter.email, 'No dues for two years.');
    expect(await act('putExpulsionToTheVote', { id, closesAt: closesAt() }, elector.voter)).toMatchObject({
      code: 'NOT_ALLOWED',
    });
    expect(await voteOn(id, voted.reviewer, 'yes')).toBe('inVote');
    expect(await stateOf(elector, elector.voter)).toBe('expelled');
    expect(await rollOf(db, await open(assembly))).not.toContain(elector.memberId);
    expect(await cast({ decisionId: frozenBefore, elector })).toMatchObject({ version: 1 });
    const out = await readLife(db, elector.memberId, elector.voter);
    expect(out.member).toMatchObject({ custodian: null, history: [{ kind: 'expelled' }] });
    expect(out.waiting).toEqual([{ id }]);
    expect(await act('appealExpulsion', { id, text: 'We paid in hours.' }, voted.reviewer)).toMatchObject({
      code: 'NOT_ALLOWED',
    });
    expect(await act('appealExpulsion', { id, text: 'We paid in hours.' }, elector.voter)).toMatchObject({
      state: 'appealed',
      next: { who: 'assembly' },
    });
    await letterSaying(assembly.chair.email, 'We paid in hours.');
    expect(await voteOn(id, secretary, 'yes')).toBe('inAppeal');
    const { life, member } = await readLife(db, elector.memberId, elector.voter);
    expect(life.changes[0].state).toBe('reinstated');
    expect(member).toMatchObject({
      custodian: { slug: voted.slug },
      classes: [{ class: { slug: assembly.className } }],
      representatives: [
        { person: { name: elector.voter.name } },
        { person: { name: elector.alternate?.name } },
      ],
      history: [{ kind: 'reinstated' }, { kind: 'expelled' }],
    });
    expect(await rollOf(db, await open(assembly))).toContain(elector.memberId);
  });

  it('that the members vote down leaves the member as it was', async () => {
    const elector = await heldBy(voted, 1);
    const told = { memberId: elector.memberId, text: 'They never come.' };
    const { id } = await act('proposeExpulsion', told, voted.reviewer);
    await voteOn(id, voted.reviewer, 'no');
    expect(await stateOf(elector, elector.voter)).toBe('dismissed');
    const { member } = await readLife(db, elector.memberId, elector.voter);
    expect(member.custodian.slug).toBe(voted.slug);
  });
});

describe('an expulsion of an individual', () => {
  it('is asked in words that name neither the person nor what was said, since a hash will stand for them', async () => {
    const { individuals } = await foundAssembly(db, { organisations: 0, individuals: 1 });
    const [elector] = individuals as [Elector];
    await heldWith(db, elector, voted.id);
    const told = { memberId: elector.memberId, text: 'They shouted at the treasurer.' };
    const { id } = await act('proposeExpulsion', told, voted.reviewer);
    const { decisionId } = await act('putExpulsionToTheVote', { id, closesAt: closesAt() }, voted.reviewer);
    const { rows } = await db.query(`select title, body from voting.decision_text where decision_id = $1`, [
      decisionId,
    ]);
    const { rows: members } = await db.query(`select slug from membership.member where id = $1`, [
      elector.memberId,
    ]);
    const words = JSON.stringify(rows);
    expect(words).toContain(members[0]?.slug);
    expect(words).not.toContain(elector.voter.name);
    expect(words).not.toContain('treasurer');
  });
});

describe('an expulsion by a custodian alone', () => {
  it('is at once, and stands when the members say no to the appeal', async () => {
    const elector = await heldBy(alone, 2);
    const told = { memberId: elector.memberId, text: 'They sold our list.' };
    expect(await act('proposeExpulsion', told, other.reviewer)).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await act('proposeExpulsion', { ...told, text: '' }, alone.reviewer)).toMatchObject({
      code: 'INVALID_INPUT',
    });
    const { id, state } = await act('proposeExpulsion', told, alone.reviewer);
    expect(state).toBe('expelled');
    await act('appealExpulsion', { id, text: 'We did not.' }, elector.voter);
    await voteOn(id, secretary, 'no');
    const { life, member } = await readLife(db, elector.memberId, elector.voter);
    expect(life.changes[0]).toMatchObject({ state: 'confirmed', next: { who: 'member', what: 'return' } });
    expect(member.custodian).toBeNull();
  });
});

/** Puts a member into a class that nobody else is in. */
async function classOfItsOwn({ memberId }: Elector): Promise<string> {
  const slug = `class-${randomUUID()}`;
  await db.query(
    `insert into membership.member_class (slug, names, position)
     values ($1, '{"en":"Collaborating"}', (random() * 2000000000)::integer)`,
    [slug],
  );
  await db.query(`update membership.class_holding set class = $2 where member_id = $1`, [memberId, slug]);
  return slug;
}

describe('a class that ends while its member appeals against an expulsion', () => {
  it.each([
    ['is over by then: the member is back without it', 6, -1, []],
    ['goes on for a while: the member is back, and holds it until its last day', 7, 9, [{ days: 9 }]],
  ] as const)('%s', async (_what, place, days, held) => {
    const elector = await heldBy(alone, place);
    const slug = await classOfItsOwn(elector);
    const told = { memberId: elector.memberId, text: 'They sold our list.' };
    const { id } = await act('proposeExpulsion', told, alone.reviewer);
    await act('appealExpulsion', { id, text: 'We did not.' }, elector.voter);
    await db.query(
      `update membership.member_class set last_day = current_date + $2::integer where slug = $1`,
      [slug, days],
    );
    await voteOn(id, secretary, 'yes');
    const { life, member } = await readLife(db, elector.memberId, elector.voter);
    expect(life.changes[0]).toMatchObject({ state: 'reinstated', next: { who: 'nobody' } });
    expect(member).toMatchObject({
      custodian: { slug: alone.slug },
      history: [{ kind: 'reinstated' }, { kind: 'expelled' }],
    });
    const { rows } = await db.query(
      `select upper(valid) - 1 - current_date as days from membership.class_holding
        where member_id = $1 and class = $2 and lower(valid) >= current_date`,
      [elector.memberId, slug],
    );
    expect(rows).toEqual(held);
  });
});

describe('an expulsion whose member has joined again through another custodian', () => {
  it('lapses: the appeal has nothing left to give back, and the members are not asked for nothing', async () => {
    const elector = await heldBy(alone, 5);
    const told = { memberId: elector.memberId, text: 'They sold our list.' };
    const { id } = await act('proposeExpulsion', told, alone.reviewer);
    await act('appealExpulsion', { id, text: 'We did not.' }, elector.voter);
    // They may join again from the day after the one on which they were still members.
    await db.query(
      `update membership.membership set valid = daterange(lower(valid) - 30, upper(valid) - 1)
        where member_id = $1`,
      [elector.memberId],
    );
    const application = await apply(other, elector.voter, { name: elector.name });
    expect(
      await step(
        'recommendApplication',
        { id: application, text: 'Welcome.' },
        { cookie: other.reviewer.cookie },
      ),
    ).toMatchObject({ state: 'admitted' });
    await tick(new Date());
    const { life, member } = await readLife(db, elector.memberId, elector.voter);
    expect(life.changes[0]).toMatchObject({ state: 'lapsed', next: { who: 'nobody' }, opens: [] });
    expect(member).toMatchObject({
      custodian: { slug: other.slug },
      history: [{ kind: 'joined' }, { kind: 'facts-changed' }, { kind: 'expelled' }],
    });
  });
});

describe('an expulsion whose member moves to another custodian before it is decided', () => {
  const movedTo = ({ slug }: OwnCustodian) => ({
    life: { changes: [{ state: 'lapsed', next: { who: 'nobody' }, opens: [] }] },
    member: { custodian: { slug }, history: [] },
  });

  it('lapses, while members may object and while it waits for the vote', async () => {
    for (const [from, place, state] of [
      [windowed, 8, 'inObjectionWindow'],
      [voted, 9, 'awaitingVote'],
    ] as const) {
      const elector = await heldBy(from, place);
      const told = { memberId: elector.memberId, text: 'They are gone.' };
      expect(await act('proposeExpulsion', told, from.reviewer)).toMatchObject({ state });
      await tick(new Date());
      expect(await stateOf(elector, elector.voter)).toBe(state);
      await heldWith(db, elector, other.id);
      await tick(new Date());
      expect(await readLife(db, elector.memberId, elector.voter)).toMatchObject(movedTo(other));
      await letterSaying(elector.voter.email, 'ended or moved meanwhile');
    }
  });

  it('lapses once the members have voted, though they said yes', async () => {
    const elector = await heldBy(voted, 10);
    const told = { memberId: elector.memberId, text: 'They are gone.' };
    const { id } = await act('proposeExpulsion', told, voted.reviewer);
    const put = await act('putExpulsionToTheVote', { id, closesAt: closesAt() }, voted.reviewer);
    await sayAll(put.decisionId ?? '', 'yes', () => heldWith(db, elector, other.id));
    expect(await readLife(db, elector.memberId, elector.voter)).toMatchObject(movedTo(other));
  });
});

describe('an expulsion that members may object to', () => {
  it('goes to the vote when anybody objects, also the member itself', async () => {
    const elector = await heldBy(windowed, 3);
    const told = { memberId: elector.memberId, text: 'They are gone.' };
    const { id, state } = await act('proposeExpulsion', told, windowed.reviewer);
    expect(state).toBe('inObjectionWindow');
    const another = assembly.organisations[4] as Elector;
    await letterSaying(another.voter.email, 'proposes to expel');
    const seen = await readLife(db, elector.memberId, another.voter);
    expect(seen.life.changes[0].mayObject).toEqual([{ id: another.memberId }]);
    const objection = { id, memberId: elector.memberId, text: 'We are here.' };
    expect(await act('objectToExpulsion', objection, another.voter)).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await act('objectToExpulsion', objection, elector.voter)).toMatchObject({ state: 'awaitingVote' });
    expect(await act('withdrawMembershipChange', { id, text: '' }, elector.voter)).toMatchObject({
      code: 'NOT_ALLOWED',
    });
    expect(
      await act('withdrawMembershipChange', { id, text: 'They came.' }, windowed.reviewer),
    ).toMatchObject({
      state: 'withdrawn',
    });
  });
});
