import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { formatDay } from '@plenaria/i18n';
import type { Client } from 'pg';
import { makePerson, testDatabase } from './accounts.ts';
import { cast, foundAssembly, open } from './assembly.ts';
import type { Assembly, Elector } from './assembly.ts';
import { foundCustodian } from './joining.ts';
import type { OwnCustodian } from './joining.ts';
import { act, heldWith, letterSaying, readLife, rollOf } from './lifecycle.ts';

const DAY = 86_400_000;
const day = (later = 0) => new Date(Date.now() + later * DAY).toISOString().slice(0, 10);

let db: Client;
let here: OwnCustodian;
let there: OwnCustodian;
let elsewhere: OwnCustodian;

beforeAll(async () => {
  db = await testDatabase();
  here = await foundCustodian(db, { kind: 'custodian' });
  there = await foundCustodian(db, { kind: 'custodian' });
  elsewhere = await foundCustodian(db, { kind: 'custodian' });
});

afterAll(() => db.end());

/** A small cooperative whose first member is held with this file's custodian. */
async function memberHere(): Promise<{ readonly assembly: Assembly; readonly elector: Elector }> {
  const assembly = await foundAssembly(db, { organisations: 2, individuals: 0 });
  const elector = assembly.organisations[0] as Elector;
  await heldWith(db, elector, here.id);
  return { assembly, elector };
}

const move = (elector: Elector, from = day()) => ({
  memberId: elector.memberId,
  kind: 'transfer',
  from,
  custodian: there.slug,
  reason: 'We moved to their town.',
});

describe('a move to another custodian', () => {
  it('needs the member and both custodians, and happens on its day with the history kept', async () => {
    const { elector } = await memberHere();
    const asked = await act('askMembershipChange', move(elector), elector.voter);
    expect(asked).toMatchObject({ state: 'awaitingAgreement', next: { who: 'giving', what: 'agree' } });
    await letterSaying(there.reviewer.email, 'yes or no');
    expect((await readLife(db, elector.memberId, here.reviewer)).waiting).toContainEqual({ id: asked.id });
    const yes = { id: asked.id, agrees: true, text: '' };
    expect(await act('answerMembershipChange', yes, here.reviewer)).toMatchObject({
      state: 'awaitingAgreement',
      next: { who: 'receiving' },
    });
    expect(await act('answerMembershipChange', yes, here.reviewer)).toMatchObject({
      code: 'ALREADY_ANSWERED',
    });
    expect(await act('answerMembershipChange', yes, there.reviewer)).toMatchObject({ state: 'moved' });
    const { member } = await readLife(db, elector.memberId, elector.voter);
    expect(member).toMatchObject({
      custodian: { slug: there.slug },
      history: [{ kind: 'custodian-changed', reason: null }],
    });
    const { rows } = await db.query(
      `select custodian_id, upper_inf(valid) as open from membership.membership where member_id = $1 order by valid`,
      [elector.memberId],
    );
    expect(rows).toEqual([
      { custodian_id: here.id, open: false },
      { custodian_id: there.id, open: true },
    ]);
    // Both read how it came about; a third custodian and other members do not even learn of it.
    for (const reader of [here.reviewer, there.reviewer])
      expect((await readLife(db, elector.memberId, reader)).life.changes).toMatchObject([
        { reason: 'We moved to their town.', history: [{ kind: 'asked' }, {}, {}, { kind: 'tookEffect' }] },
      ]);
    for (const reader of [elsewhere.reviewer, await makePerson(db)])
      expect((await readLife(db, elector.memberId, reader)).life.changes).toEqual([]);
  });

  it('agreed for a later day is undone until then, and the membership has not moved', async () => {
    const { elector } = await memberHere();
    const { id } = await act('askMembershipChange', move(elector, day(30)), elector.voter);
    const yes = { id, agrees: true, text: '' };
    await act('answerMembershipChange', yes, here.reviewer);
    expect(await act('answerMembershipChange', yes, there.reviewer)).toMatchObject({
      state: 'scheduled',
      next: { what: 'takeBack' },
    });
    expect(await act('askMembershipChange', move(elector, day(40)), elector.voter)).toMatchObject({
      code: 'ALREADY_UNDER_WAY',
    });
    expect(await act('withdrawMembershipChange', { id, text: '' }, elector.voter)).toMatchObject({
      state: 'withdrawn',
    });
    const { member } = await readLife(db, elector.memberId, elector.voter);
    expect(member.custodian.slug).toBe(here.slug);
  });

  it('whose last yes comes after its day happens on the day of that yes, and the register says so', async () => {
    const { elector } = await memberHere();
    const asked = day(-19);
    const then = new Date(Date.now() - 19 * DAY);
    const { id } = await act('askMembershipChange', move(elector, asked), elector.voter, then);
    const yes = { id, agrees: true, text: '' };
    await act('answerMembershipChange', yes, here.reviewer, then);
    expect((await readLife(db, elector.memberId, elector.voter)).life.changes).toMatchObject([
      { state: 'awaitingAgreement', firstDay: asked },
    ]);
    expect(await act('answerMembershipChange', yes, there.reviewer)).toMatchObject({ state: 'moved' });
    expect((await readLife(db, elector.memberId, elector.voter)).life.changes).toMatchObject([
      { state: 'moved', firstDay: day() },
    ]);
    const { rows } = await db.query(
      `select custodian_id, lower(valid)::text as begins, upper(valid)::text as ends
         from membership.membership where member_id = $1 order by valid`,
      [elector.memberId],
    );
    expect(rows).toEqual([
      { custodian_id: here.id, begins: '2020-01-01', ends: day() },
      { custodian_id: there.id, begins: day(), ends: null },
    ]);
    await letterSaying(elector.voter.email, formatDay(day(), 'en'));
  });

  it('is refused with reasons by either custodian, and answered by nobody else', async () => {
    const { elector } = await memberHere();
    const { id } = await act('askMembershipChange', move(elector), here.reviewer);
    expect(
      await act('answerMembershipChange', { id, agrees: true, text: '' }, elsewhere.reviewer),
    ).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(
      await act('answerMembershipChange', { id, agrees: true, text: '' }, elector.alternate ?? elector.voter),
    ).toMatchObject({ code: 'NOT_ALLOWED' });
    const no = { id, agrees: false };
    expect(await act('answerMembershipChange', { ...no, text: ' ' }, there.reviewer)).toMatchObject({
      code: 'INVALID_INPUT',
      details: { fields: [{ field: 'text' }] },
    });
    expect(
      await act('answerMembershipChange', { ...no, text: 'We are full.' }, there.reviewer),
    ).toMatchObject({
      state: 'refused',
      next: { who: 'nobody' },
    });
    await letterSaying(elector.voter.email, 'We are full.');
  });

  it('is refused in the name of the custodian by who acts for it and for the member, which has said yes', async () => {
    const { elector } = await memberHere();
    await db.query(
      `insert into identity.role_grant (account_id, role, custodian_id, granted_by) values ($1::uuid, 'custodian', $2, $1::uuid)`,
      [elector.voter.accountId, there.id],
    );
    const { id } = await act('askMembershipChange', move(elector), elector.voter);
    await act('answerMembershipChange', { id, agrees: false, text: 'We are full.' }, elector.voter);
    const { life } = await readLife(db, elector.memberId, elector.voter);
    const steps = life.changes.find((change: { id: string }) => change.id === id).history;
    const no = steps.find(({ kind }: { kind: string }) => kind === 'refused');
    const { rows } = await db.query('select name from membership.custodian where id = $1', [there.id]);
    expect(no).toMatchObject({ byName: rows[0]?.name, text: 'We are full.' });
  });

  it('is told with every field that is wrong', async () => {
    const { elector } = await memberHere();
    const wrong = { ...move(elector), custodian: here.slug, from: day(-1) };
    expect(await act('askMembershipChange', wrong, elector.voter)).toMatchObject({
      code: 'INVALID_INPUT',
      details: { fields: [{ field: 'from' }, { field: 'custodian' }] },
    });
    expect(await act('askMembershipChange', move(elector), elsewhere.reviewer)).toMatchObject({
      code: 'NOT_ALLOWED',
    });
  });
});

describe('with the program’s guards taken away, the database', () => {
  it('gives a third custodian and other members 0 rows of a move, and lets nobody hold two memberships', async () => {
    const { elector } = await memberHere();
    const { id } = await act('askMembershipChange', move(elector), elector.voter);
    const { accountId } = await makePerson(db);
    const rowsFor = async (settings: Readonly<Record<string, string>>) => {
      const asker = await testDatabase();
      await asker.query('begin');
      for (const [name, value] of Object.entries({ account: '', ...settings }))
        await asker.query(`select set_config($1, $2, true)`, [`plenaria.${name}`, value]);
      const found = await asker.query(`select from membership.membership_change where id = $1`, [id]);
      const events = await asker.query(`select from membership.change_event where change_id = $1`, [id]);
      const changed = await asker.query(
        `update membership.membership_change set reason = 'x' where id = $1`,
        [id],
      );
      await asker.query('rollback');
      await asker.end();
      return [found.rowCount, events.rowCount, changed.rowCount];
    };
    expect(await rowsFor({})).toEqual([0, 0, 0]);
    expect(await rowsFor({ account: accountId, custodians: elsewhere.id, member: 'yes' })).toEqual([0, 0, 0]);
    for (const custodians of [here.id, there.id])
      expect(await rowsFor({ account: accountId, custodians, member: 'yes' })).toEqual([1, 1, 1]);
    expect(await rowsFor({ account: elector.voter.accountId, custodians: '', member: 'yes' })).toEqual([
      1, 1, 1,
    ]);
    await expect(
      db.query(
        `insert into membership.membership (member_id, custodian_id, valid) values ($1, $2, daterange(current_date, null))`,
        [elector.memberId, there.id],
      ),
    ).rejects.toThrow('membership_one_custodian_at_a_time');
  });
});

describe('a pause', () => {
  it('leaves the member out of rolls frozen after, and keeps it on those frozen before', async () => {
    const { assembly, elector } = await memberHere();
    const before = await open(assembly);
    const pause = { memberId: elector.memberId, kind: 'pause', from: day(), reason: '' };
    const { life } = await readLife(db, elector.memberId, elector.voter);
    expect(life).toMatchObject({ mayAsk: ['transfer', 'pause', 'leave'], openDecisions: [{ id: before }] });
    const paused = await act('askMembershipChange', pause, elector.voter);
    expect(paused).toMatchObject({ state: 'paused', next: { who: 'member', what: 'resume' } });
    const during = await open(assembly);
    expect(await rollOf(db, before)).toContain(elector.memberId);
    expect(await rollOf(db, during)).not.toContain(elector.memberId);
    expect(await cast({ decisionId: before, elector })).toMatchObject({ version: 1 });
    expect(await cast({ decisionId: during, elector })).toMatchObject({ code: 'NOT_ON_THE_ROLL' });
    expect(await act('resumeMembership', { id: paused.id }, here.reviewer)).toMatchObject({
      code: 'NOT_ALLOWED',
    });
    expect(await act('resumeMembership', { id: paused.id }, elector.voter)).toMatchObject({
      state: 'resumed',
    });
    expect(await rollOf(db, await open(assembly))).toContain(elector.memberId);
    const { member } = await readLife(db, elector.memberId, elector.voter);
    expect(member.history.map(({ kind }: { kind: string }) => kind)).toEqual(['resumed', 'paused']);
  });
});

describe('leaving', () => {
  it('ends what the member had after its last day, and whatever else was under way', async () => {
    const { assembly, elector } = await memberHere();
    const decisionId = await open(assembly);
    const moving = await act('askMembershipChange', move(elector, day(9)), elector.voter);
    const leave = { memberId: elector.memberId, kind: 'leave', from: day(), reason: 'We close.' };
    expect(await act('askMembershipChange', leave, here.reviewer)).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await act('askMembershipChange', leave, elector.voter)).toMatchObject({
      state: 'left',
      next: { who: 'member', what: 'return' },
    });
    const { rows } = await db.query(
      `select upper(valid)::text as ends from membership.membership where member_id = $1
       union all select upper(valid)::text from membership.class_holding where member_id = $1`,
      [elector.memberId],
    );
    expect(rows).toEqual([{ ends: day(1) }, { ends: day(1) }]);
    expect(await cast({ decisionId, elector })).toMatchObject({ version: 1 });
    expect(moving.state).toBe('awaitingAgreement');
    // Members read that it ended; why is between the member and its custodian.
    const { member } = await readLife(db, elector.memberId, await makePerson(db));
    expect(member.history).toMatchObject([{ kind: 'membership-ended', reason: null }]);
  });

  it('on a later day is undone until then', async () => {
    const { elector } = await memberHere();
    const leave = { memberId: elector.memberId, kind: 'leave', from: day(20), reason: '' };
    const { id, state } = await act('askMembershipChange', leave, elector.voter);
    expect(state).toBe('scheduled');
    expect(await act('withdrawMembershipChange', { id, text: '' }, here.reviewer)).toMatchObject({
      code: 'NOT_ALLOWED',
    });
    expect(await act('withdrawMembershipChange', { id, text: '' }, elector.voter)).toMatchObject({
      state: 'withdrawn',
    });
  });
});
