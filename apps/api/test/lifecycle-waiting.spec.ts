import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { inbox } from '../../../tools/harness/inbox.mjs';
import { makePerson, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { foundAssembly } from './assembly.ts';
import type { Elector } from './assembly.ts';
import { foundCustodian, tick } from './joining.ts';
import type { OwnCustodian } from './joining.ts';
import { act, heldWith, readLife } from './lifecycle.ts';
import { until } from './until.ts';

const DAY = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY);

let db: Client;
let here: OwnCustodian;
let there: OwnCustodian;
let electors: readonly Elector[];

beforeAll(async () => {
  db = await testDatabase();
  here = await foundCustodian(db, { kind: 'decision', rulePack: 'one-coop-one-vote' });
  there = await foundCustodian(db, { kind: 'custodian' });
  electors = (await foundAssembly(db, { organisations: 4, individuals: 0 })).organisations;
  for (const elector of electors) await heldWith(db, elector, here.id);
});

afterAll(() => db.end());

/** How many reminders somebody was sent about a member, and how many of them because nobody has acted. */
async function remindersOf({ email }: Person, { name }: Elector): Promise<readonly [number, number]> {
  const subjects = (await inbox(email)).map(({ subject }) => subject);
  const count = (words: string) => subjects.filter((subject) => subject === `${words}: ${name}`).length;
  return [count('Waits for you'), count('Waits for somebody who acts')];
}

/** How many somebody was sent, once these are: a letter may still be on its way. */
async function reminded(who: Person, elector: Elector, counts: readonly [number, number]) {
  const isSent = async () => String(await remindersOf(who, elector)) === String(counts) || null;
  await until(isSent).catch(() => null);
  return remindersOf(who, elector);
}

async function askMove(elector: Elector): Promise<string> {
  const { id } = await act(
    'askMembershipChange',
    {
      memberId: elector.memberId,
      kind: 'transfer',
      from: inDays(0).toISOString().slice(0, 10),
      custodian: there.slug,
      reason: 'We moved.',
    },
    elector.voter,
  );
  return id;
}

describe('a change of a membership that waits', () => {
  it('is reminded of once a week to whose turn it is, and after two weeks the secretary hears of it', async () => {
    const secretary = await makePerson(db, { roles: ['secretary'] });
    const elector = electors[0] as Elector;
    const id = await askMove(elector);
    await tick(inDays(6));
    expect(await reminded(here.reviewer, elector, [0, 0])).toEqual([0, 0]);
    await tick(inDays(7.1));
    await tick(inDays(8));
    expect(await reminded(here.reviewer, elector, [1, 0])).toEqual([1, 0]);
    expect(await reminded(there.reviewer, elector, [1, 0])).toEqual([1, 0]);
    expect(await reminded(secretary, elector, [0, 0])).toEqual([0, 0]);
    await act('answerMembershipChange', { id, agrees: true, text: '' }, there.reviewer, inDays(9));
    await tick(inDays(15));
    expect(await reminded(here.reviewer, elector, [1, 0])).toEqual([1, 0]);
    await tick(inDays(16.1));
    expect(await reminded(secretary, elector, [0, 0])).toEqual([0, 0]);
    await tick(inDays(23.1));
    await tick(inDays(24));
    expect(await reminded(here.reviewer, elector, [3, 0])).toEqual([3, 0]);
    expect(await reminded(there.reviewer, elector, [1, 0])).toEqual([1, 0]);
    expect(await reminded(elector.voter, elector, [0, 0])).toEqual([0, 0]);
    expect(await reminded(secretary, elector, [0, 1])).toEqual([0, 1]);
    // However long: silence is nobody’s yes and nobody’s no, and whoever asked takes it back.
    await tick(inDays(29));
    expect((await readLife(db, elector.memberId, elector.voter)).life.changes[0]).toMatchObject({
      state: 'awaitingAgreement',
      opens: ['withdrawn'],
    });
    await act('withdrawMembershipChange', { id, text: '' }, elector.voter);
    const told = await remindersOf(here.reviewer, elector);
    await tick(inDays(29.5));
    expect(await reminded(here.reviewer, elector, told)).toEqual(told);
  });

  it('for the vote is the custodian’s to put to it, and an appeal theirs who call the members together', async () => {
    const [voted, appealing] = [electors[1], electors[2]] as [Elector, Elector];
    const chair = await makePerson(db, { roles: ['chair'] });
    const told = { memberId: voted.memberId, text: 'No dues.' };
    expect(await act('proposeExpulsion', told, here.reviewer)).toMatchObject({ state: 'awaitingVote' });
    await heldWith(db, appealing, there.id);
    const sold = { memberId: appealing.memberId, text: 'They sold our list.' };
    const { id } = await act('proposeExpulsion', sold, there.reviewer);
    await act('appealExpulsion', { id, text: 'We did not.' }, appealing.voter);
    await tick(inDays(7.1));
    expect(await reminded(here.reviewer, voted, [1, 0])).toEqual([1, 0]);
    expect(await reminded(chair, voted, [0, 0])).toEqual([0, 0]);
    expect(await reminded(chair, appealing, [1, 0])).toEqual([1, 0]);
    expect(await reminded(there.reviewer, appealing, [0, 0])).toEqual([0, 0]);
    expect(await reminded(appealing.voter, appealing, [0, 0])).toEqual([0, 0]);
  });

  it('for a custodian for which nobody acts is heard of by the secretary after the first week', async () => {
    const secretary = await makePerson(db, { roles: ['secretary'] });
    const elector = electors[3] as Elector;
    const empty = await foundCustodian(db, { kind: 'decision', rulePack: 'one-coop-one-vote' });
    await heldWith(db, elector, empty.id);
    await act('proposeExpulsion', { memberId: elector.memberId, text: 'No dues.' }, empty.reviewer);
    await db.query(`update identity.role_grant set revoked_at = now() where account_id = $1`, [
      empty.reviewer.accountId,
    ]);
    await tick(inDays(7.1));
    expect(await reminded(secretary, elector, [0, 1])).toEqual([0, 1]);
  });
});

/** Changes of so many further members between two custodians, straight in the database; their ids, the oldest first. */
async function changes(count: number, of: object): Promise<readonly string[]> {
  const { rows } = await db.query<{ id: string }>(
    `with member as (
       insert into membership.member (slug, kind, name, folded_name)
         select 'm-' || gen_random_uuid(), 'organisation', n, n
           from (select 'waits ' || gen_random_uuid() as n from generate_series(1, $1)) as names returning id)
     insert into membership.membership_change
       (member_id, kind, giving_id, receiving_id, reason, first_day, state, created_at, updated_at)
       select member.id, o.kind, o.giving, o.receiving, '', o.day, o.state, now(), now()
         from member, jsonb_to_record($2) as o (kind text, giving uuid, receiving uuid, day date, state text)
     returning id, number`,
    [count, JSON.stringify(of)],
  );
  return rows.map(({ id }) => id);
}

const move = (giving: OwnCustodian) => ({
  kind: 'transfer',
  giving: giving.id,
  receiving: there.id,
  day: '2026-01-01',
  state: 'awaitingAgreement',
});

async function waiting({ cookie }: Person, args: object) {
  const { data } = await graphql(
    `
      query ($first: Int!, $after: String) {
        waitingChanges(first: $first, after: $after) {
          nodes {
            id
          }
          totalCount
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    `,
    { after: null, ...args },
    { cookie },
  );
  return data.waitingChanges;
}

describe('the changes that wait for a reader', () => {
  it('are counted and come page by page, the oldest first', async () => {
    const own = await foundCustodian(db, { kind: 'custodian' });
    const ids = await changes(9, move(own));
    const first = await waiting(own.reviewer, { first: 7 });
    expect(first).toMatchObject({ totalCount: 9, pageInfo: { hasNextPage: true } });
    const rest = await waiting(own.reviewer, { first: 7, after: first.pageInfo.endCursor });
    expect(rest).toMatchObject({ totalCount: 9, pageInfo: { hasNextPage: false } });
    expect([...first.nodes, ...rest.nodes].map(({ id }: { id: string }) => id)).toEqual(ids);
  });

  it('are found behind a hundred others that they can see and that wait for somebody else', async () => {
    const own = await foundCustodian(db, { kind: 'custodian' });
    const secretary = await makePerson(db, { roles: ['secretary'] });
    const before = (await waiting(secretary, { first: 100 })).totalCount;
    await changes(101, move(own));
    await changes(101, {
      kind: 'expulsion',
      giving: own.id,
      receiving: null,
      day: null,
      state: 'awaitingVote',
    });
    expect((await waiting(secretary, { first: 1 })).totalCount).toBe(before);
    const [proposed] = await changes(1, {
      kind: 'expulsion',
      giving: own.id,
      receiving: null,
      day: null,
      state: 'awaitingVote',
    });
    await db.query(
      `insert into membership.change_event (change_id, sequence, at, kind, by_kind, payload)
       values ($1, 1, now(), 'proposed', 'giving', '{"reason": "x", "rule": {"kind": "decision"}}')`,
      [proposed],
    );
    expect((await waiting(secretary, { first: 1 })).totalCount).toBe(before + 1);
  });
});
