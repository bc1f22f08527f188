import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { letterTo } from '../../../tools/harness/inbox.mjs';
import { makePerson, testDatabase } from './accounts.ts';
import { foundAssembly } from './assembly.ts';
import type { Assembly, Elector } from './assembly.ts';
import { apply, foundCustodian, makeGuest, read, step, tick, vote } from './joining.ts';
import { letterSaying } from './lifecycle.ts';
import type { OwnCustodian } from './joining.ts';

const DAY = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY);

let db: Client;
let alone: OwnCustodian;
let windowed: OwnCustodian;
let voted: OwnCustodian;
let assembly: Assembly;

beforeAll(async () => {
  db = await testDatabase();
  assembly = await foundAssembly(db, { organisations: 2, individuals: 0 });
  const { rows } = await db.query(`select slug from voting.rule_pack where id = $1`, [assembly.rulePackId]);
  const rulePack = rows[0]?.slug;
  alone = await foundCustodian(db, { kind: 'custodian', rulePack });
  windowed = await foundCustodian(db, { kind: 'objectionWindow', days: 14, rulePack });
  voted = await foundCustodian(db, { kind: 'decision', rulePack });
});

afterAll(() => db.end());

const as = ({ cookie }: { readonly cookie: string }, now?: Date) => ({ cookie, ...(now && { now }) });
const say = (id: string, text = 'They host our forum.') => ({ id, text });
const closesAt = () => new Date(Date.now() + 7 * 86_400_000).toISOString();

describe('an objection window', () => {
  it('is announced once, admits at its end and not before, however often it is looked at', async () => {
    const guest = await makeGuest(db);
    const id = await apply(windowed, guest);
    const opened = await step('recommendApplication', say(id), as(windowed.reviewer));
    expect(opened).toMatchObject({ state: 'inObjectionWindow' });
    const voter = (assembly.organisations[0] as Elector).voter;
    expect((await letterTo(voter.email)).subject).toContain('would like to join');
    await tick(inDays(13));
    expect(await read(id, as(voter))).toMatchObject({ state: 'inObjectionWindow', privatePart: null });
    await tick(inDays(14.1));
    await tick(inDays(14.2));
    const { history, state } = await read(id, as(voter));
    expect(state).toBe('admitted');
    expect(history.map(({ kind }: { kind: string }) => kind)).toEqual([
      'submitted',
      'recommended',
      'admitted',
    ]);
  });

  it('stops at an objection, goes on when it is taken back, and leads to a vote when it is not', async () => {
    const [member, other] = assembly.organisations as [Elector, Elector];
    const id = await apply(windowed, await makeGuest(db));
    await step('recommendApplication', say(id), as(windowed.reviewer));
    const { memberId } = member;
    const asMember = as(member.voter);
    expect(
      await step('objectToApplication', { ...say(id), memberId: other.memberId }, asMember),
    ).toMatchObject({
      code: 'NOT_ALLOWED',
    });
    expect((await read(id, asMember)).mayObject).toEqual([{ id: memberId }]);
    expect(await step('objectToApplication', { ...say(id), memberId }, asMember)).toMatchObject({
      state: 'objected',
    });
    expect(await step('objectToApplication', { ...say(id), memberId }, asMember)).toMatchObject({
      code: 'ALREADY_OBJECTED',
    });
    expect(await step('withdrawObjection', { id, memberId }, asMember)).toMatchObject({
      state: 'inObjectionWindow',
    });
    await step('objectToApplication', { ...say(id), memberId }, asMember);
    expect(
      await step('putApplicationToTheVote', { id, closesAt: closesAt() }, as(windowed.reviewer)),
    ).toMatchObject({
      state: 'inVote',
    });
  });
});

const voteOn = (id: string, by: { readonly cookie: string }, choice: 'yes' | 'no') =>
  vote(assembly, { id, by, choice });

describe('a vote of the members', () => {
  it('that adopts it admits, and the new member is on the roll of the next decision', async () => {
    const guest = await makeGuest(db);
    const id = await apply(voted, guest, { classes: [assembly.className] });
    await step('recommendApplication', say(id), as(voted.reviewer));
    expect(await read(id, as(guest))).toMatchObject({
      state: 'awaitingVote',
      next: { what: 'putToTheVote' },
    });
    await voteOn(id, voted.reviewer, 'yes');
    const { state, member } = await read(id, as(guest));
    expect(state).toBe('admitted');
    const later = await apply(voted, await makeGuest(db), { classes: [assembly.className] });
    await step('recommendApplication', say(later), as(voted.reviewer));
    const { decisionId } = await step(
      'putApplicationToTheVote',
      { id: later, closesAt: closesAt() },
      as(voted.reviewer),
    );
    const { data } = await graphql(
      `
        query ($id: ID!) {
          decision(id: $id) {
            title
          }
        }
      `,
      { id: decisionId },
      as(guest),
    );
    expect(data?.decision?.title).toContain('become a member?');
    const roll = await db.query(
      `select 1 from voting.roll_entry e join membership.member m on m.id = e.member_id
        where e.decision_id = $1 and m.slug = $2`,
      [decisionId, member.slug],
    );
    expect(roll.rowCount).toBe(1);
    await db.query(
      `delete from membership.class_holding
        where member_id = (select id from membership.member where slug = $1)`,
      [member.slug],
    );
  });

  it('that rejects it says so with the arithmetic', async () => {
    const guest = await makeGuest(db);
    const id = await apply(voted, guest);
    await step('recommendApplication', say(id), as(voted.reviewer));
    await voteOn(id, voted.reviewer, 'no');
    const { state, history } = await read(id, as(guest));
    expect(state).toBe('refused');
    expect(history.at(-1)).toMatchObject({ kind: 'rejected', by: 'program' });
    expect(history.at(-1).text).toContain('0 yes');
  });

  it('that is withdrawn leads back to where the members are to be asked', async () => {
    const id = await apply(voted, await makeGuest(db));
    await step('recommendApplication', say(id), as(voted.reviewer));
    const { decisionId = '' } = await step(
      'putApplicationToTheVote',
      { id, closesAt: closesAt() },
      as(voted.reviewer),
    );
    await graphql(
      `
        mutation ($id: ID!) {
          withdrawDecision(decisionId: $id, reason: "A mistake.") {
            __typename
          }
        }
      `,
      { id: decisionId },
      as(assembly.chair),
    );
    await tick(new Date());
    expect(await read(id, as(voted.reviewer))).toMatchObject({ state: 'awaitingVote' });
  });
});

describe('a rejection', () => {
  it('gives its reasons, is appealed, and is put to the vote by whoever chairs the assembly', async () => {
    const guest = await makeGuest(db);
    const id = await apply(alone, guest);
    await step('rejectApplication', say(id, 'No pledge we can use.'), as(alone.reviewer));
    await letterSaying(guest.email, 'No pledge we can use.');
    const secretary = await makePerson(db, { name: 'Secretary', roles: ['secretary'] });
    expect(await read(id, as(secretary))).toBeNull();
    expect(await step('appealRejection', say(id, 'Forty hours.'), as(guest, inDays(31)))).toMatchObject({
      code: 'TOO_LATE',
    });
    expect(await step('appealRejection', say(id, 'Forty hours.'), as(guest))).toMatchObject({
      state: 'appealed',
    });
    expect(await read(id, as(secretary))).toMatchObject({
      opens: ['putToTheVote'],
      next: { who: 'assembly' },
    });
    const decisionId = await voteOn(id, secretary, 'yes');
    const { rows } = await db.query('select chair_id from voting.decision where id = $1', [decisionId]);
    expect(rows).toEqual([{ chair_id: null }]);
    expect(await read(id, as(guest))).toMatchObject({ state: 'admitted' });
  });

  it('does not keep anybody from applying again; who withdrew may, too', async () => {
    const guest = await makeGuest(db);
    const name = `Again ${randomUUID()}`;
    const id = await apply(alone, guest, { name });
    expect(await step('withdrawApplication', { id, text: '' }, as(guest))).toMatchObject({
      state: 'withdrawn',
    });
    expect(await step('recommendApplication', say(id), as(alone.reviewer))).toMatchObject({
      code: 'WRONG_STATE',
    });
    expect(await apply(alone, guest, { name })).not.toBe(id);
  });
});
