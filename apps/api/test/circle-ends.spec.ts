import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { keepNoLonger } from '../src/privacy/keep-no-longer.ts';
import { makePerson, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { act, read, wrongFields } from './circles.ts';
import type { Told } from './circles.ts';
import { foundAssembly } from './assembly.ts';
import type { Assembly } from './assembly.ts';
import { dayIn } from './levels.ts';
import { openOwnWorks } from './own-works.ts';
import type { OwnWorks } from './own-works.ts';

let db: Client;
let own: OwnWorks;
let assembly: Assembly;
let secretary: Person;

beforeAll(async () => {
  db = await testDatabase();
  await db.query(`select set_config('plenaria.account', 'system', false)`);
  own = await openOwnWorks();
  assembly = await foundAssembly(db, { organisations: 3, individuals: 0 });
  secretary = await makePerson(db, { name: 'Secretary', roles: ['secretary'] });
});

afterAll(async () => {
  await own.close();
  await db.end();
});

const person = (place: number): Person => {
  const found = assembly.organisations[place]?.voter;
  if (!found) throw new Error('no such organisation');
  return found;
};

const seat = (circle: Told, who: Person, by: Person, more: object = {}) =>
  act('seatInCircle', { id: circle.id, person: who.personId, role: 'member', from: dayIn(0), ...more }, by);

/** A circle with its first person as coordinator since 2026. */
async function found(fields: object = {}): Promise<Told> {
  const circle = await act('foundCircle', { names: { en: `Tech ${randomUUID()}` }, ...fields }, secretary);
  await seat(circle, person(0), secretary, { role: 'coordinator', from: '2026-01-01' });
  return circle;
}

const end = (circle: Told, lastDay: string | null, now?: Date) =>
  act('endCircle', { id: circle.id, lastDay, reason: 'The work is done.' }, secretary, now);
const at = (day: string) => new Date(`${day}T12:00:00Z`);

/** A circle whose coordinator spoke for a member until yesterday, and for nobody since. */
async function withSomebodyGone(): Promise<{ readonly circle: Told; readonly gone: Person }> {
  const [organisation] = (await foundAssembly(db, { organisations: 1, individuals: 0 })).organisations;
  if (!organisation) throw new Error('no organisation');
  const gone = organisation.voter;
  const circle = await found();
  await seat(circle, gone, secretary, { role: 'coordinator' });
  await db.query(
    `update membership.representation set valid = daterange(lower(valid), current_date) where person_id = $1`,
    [gone.personId],
  );
  return { circle, gone };
}

describe('somebody who belongs no longer', () => {
  it('lets nobody into a circle or out of it, though they have their seat still', async () => {
    const { circle, gone } = await withSomebodyGone();
    expect((await seat(circle, person(1), gone)).code).toBe('NOT_ALLOWED');
    const leaving = { id: circle.id, personId: person(0).personId, lastDay: dayIn(0), reason: 'Out.' };
    expect((await act('leaveCircle', leaving, gone)).code).toBe('NOT_ALLOWED');
    expect((await read(circle.slug, person(0)))?.mayCoordinate).toBe(true);
  });

  it('is stopped by the database itself', async () => {
    const { circle, gone } = await withSomebodyGone();
    const asks = async ({ personId, accountId }: Person) => {
      await db.query('begin');
      await db.query(`select set_config('plenaria.account', $1, true)`, [accountId]);
      const { rows } = await db.query(
        `select membership.coordinates($1) as may, privacy.asking_person() as asks`,
        [circle.id],
      );
      await db.query('rollback');
      expect(rows[0].asks).toBe(personId);
      return rows[0].may;
    };
    expect([await asks(person(0)), await asks(gone)]).toEqual([true, false]);
  });

  it('is told on the page of the circle, and is seen out by who coordinates it', async () => {
    const { circle, gone } = await withSomebodyGone();
    const belonging = async () =>
      Object.fromEntries(
        (await read(circle.slug, person(0)))?.seats.map((one) => [one.person.id, one.belongs]) ?? [],
      );
    expect(await belonging()).toEqual({ [person(0).personId]: true, [gone.personId]: false });
    const out = { id: circle.id, personId: gone.personId, lastDay: dayIn(-1), reason: 'They left.' };
    expect(wrongFields(await act('leaveCircle', out, person(0)))).toMatchObject([{ field: 'lastDay' }]);
    await act('leaveCircle', { ...out, lastDay: dayIn(0) }, person(0));
    expect((await read(circle.slug, person(0), at(dayIn(1))))?.seats).toHaveLength(1);
  });

  it('who was to leave is let stay by who coordinates it, in one line as before', async () => {
    const circle = await found();
    await seat(circle, person(1), person(0));
    const leaving = { id: circle.id, personId: person(1).personId, lastDay: dayIn(5), reason: '' };
    await act('leaveCircle', leaving, person(1));
    expect(wrongFields(await act('leaveCircle', { ...leaving, lastDay: dayIn(9) }, person(1)))).toEqual([
      { field: 'lastDay', reason: 'circles:wrong.inItUntil', lastDay: dayIn(5) },
    ]);
    await seat(circle, person(1), person(0));
    const seats = (await read(circle.slug, person(0)))?.seats ?? [];
    expect(seats.filter((one) => one.person.id === person(1).personId)).toMatchObject([{ to: null }]);
    await seat(circle, person(1), person(0), { role: 'coordinator', from: dayIn(3) });
    expect(wrongFields(await seat(circle, person(1), person(0)))).toMatchObject([
      { reason: 'circles:wrong.laterSeat', later: dayIn(3) },
    ]);
    await seat(circle, person(1), person(0), { from: dayIn(3) });
    const ending = await end(circle, dayIn(7));
    await seat(ending, person(0), person(0), { role: 'coordinator' });
    expect((await read(circle.slug, person(0)))?.seats.map(({ to }) => to)).toContain(dayIn(7));
  });

  it('who was to leave and is given another role leaves on the same day', async () => {
    const circle = await found();
    await seat(circle, person(1), person(0));
    const leaving = { id: circle.id, personId: person(1).personId, lastDay: dayIn(5), reason: '' };
    await act('leaveCircle', leaving, person(1));
    await seat(circle, person(1), person(0), { role: 'coordinator', from: dayIn(2) });
    const seats = (await read(circle.slug, person(0)))?.seats ?? [];
    const theirs = seats.filter((one) => one.person.id === person(1).personId);
    expect(new Set(theirs.map(({ to }) => to))).toEqual(new Set([dayIn(1), dayIn(5)]));
  });

  it('is given no seat for today, by a day on which they still belonged either', async () => {
    const { circle, gone } = await withSomebodyGone();
    const other = await found();
    expect(wrongFields(await seat(other, gone, secretary))).toEqual([
      { field: 'person', reason: 'circles:wrong.notItsMember' },
    ]);
    for (const from of [dayIn(-10), '2019-12-31'])
      expect(wrongFields(await seat(other, gone, secretary, { from }))).toEqual([
        { field: 'person', reason: 'circles:wrong.notItsMemberSince' },
      ]);
    expect((await seat(other, person(1), secretary, { from: '2020-01-01' })).id).toBe(other.id);
    expect(wrongFields(await seat(circle, person(1), secretary, { from: '2019-12-31' }))).toMatchObject([
      { reason: 'circles:wrong.notItsMemberSince' },
    ]);
  });

  it('belonged without a break, where one organisation named them as the other ended', async () => {
    const [one, other] = (await foundAssembly(db, { organisations: 2, individuals: 0 })).organisations;
    const who = one?.voter ?? secretary;
    await db.query(
      `update membership.representation set valid = daterange(lower(valid), current_date - 30) where person_id = $1`,
      [who.personId],
    );
    await db.query(
      `insert into membership.representation (member_id, person_id, role, valid)
       values ($1, $2, 'delegate', daterange(current_date - 30, null))`,
      [other?.memberId, who.personId],
    );
    const circle = await found();
    expect((await seat(circle, who, secretary, { from: dayIn(-60) })).id).toBe(circle.id);
  });
});

describe('a circle of which the end is written', () => {
  it('goes on until the end of its last day: people come, ask and leave, and are in it until then', async () => {
    const circle = await found();
    await act('askToJoinCircle', { id: circle.id, says: '' }, person(1));
    await end(circle, dayIn(200));
    expect((await read(circle.slug, person(0)))?.requests).toHaveLength(1);
    await seat(circle, person(1), person(0));
    await act('askToJoinCircle', { id: circle.id, says: '' }, person(2));
    const told = await read(circle.slug, person(0));
    expect(told?.requests).toHaveLength(1);
    expect(told?.seats.map(({ to }) => to)).toEqual([dayIn(200), dayIn(200)]);
    const leaving = { id: circle.id, personId: person(1).personId, lastDay: dayIn(3), reason: '' };
    expect((await act('leaveCircle', leaving, person(1))).id).toBe(circle.id);
    expect((await read(circle.slug, person(0), at(dayIn(201))))?.requests).toEqual([]);
  });

  it('is listed among those that are, until its last day is over', async () => {
    const name = `Aardvarks ${randomUUID()}`;
    const ends = await found({ names: { en: name } });
    await end(ends, dayIn(200));
    const goesOn = await found({ names: { en: `Zebras ${randomUUID()}` } });
    const places = async (now?: Date) => {
      const { data } = await graphql(
        '{ circles { id } }',
        {},
        { cookie: secretary.cookie, ...(now && { now }) },
      );
      const ids: readonly string[] = data.circles.map(({ id }: Told) => id);
      return ids.indexOf(ends.id) < ids.indexOf(goesOn.id);
    };
    expect([await places(), await places(at(dayIn(200))), await places(at(dayIn(201)))]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('may have parts until then, which go on by themselves afterwards', async () => {
    const outer = await found();
    await end(outer, dayIn(200));
    const inner = await found({ parent: outer.slug });
    const parentOn = async (now?: Date) => (await read(inner.slug, secretary, now))?.parent;
    expect([await parentOn(), await parentOn(at(dayIn(201)))]).toEqual([{ slug: outer.slug }, null]);
    const late = { names: { en: 'Late' }, parent: outer.slug };
    expect(wrongFields(await act('foundCircle', late, secretary, at(dayIn(201))))).toEqual([
      { field: 'parent', reason: 'circles:wrong.parentEnded' },
    ]);
    expect(wrongFields(await end(outer, dayIn(100)))).toEqual([
      { field: 'lastDay', reason: 'circles:wrong.hasParts' },
    ]);
    await end(inner, dayIn(100));
    expect((await end(outer, dayIn(100))).lastDay).toBe(dayIn(100));
  });

  it('ends on another day, or goes on after all, and with it everybody who was to stay until its end', async () => {
    const circle = await found();
    await seat(circle, person(1), secretary);
    await act(
      'leaveCircle',
      { id: circle.id, personId: person(1).personId, lastDay: dayIn(5), reason: 'x' },
      secretary,
    );
    await end(circle, dayIn(200));
    const lastDays = async () => (await read(circle.slug, secretary))?.seats.map(({ to }) => to);
    await end(circle, dayIn(300));
    expect(await lastDays()).toEqual([dayIn(300), dayIn(5)]);
    expect((await end(circle, null)).lastDay).toBeNull();
    expect(await lastDays()).toEqual([null, dayIn(5)]);
    expect(
      (await read(circle.slug, secretary))?.history.filter(({ kind }) => kind !== 'seat-changed'),
    ).toMatchObject([
      { kind: 'circle-goes-on', after: { lastDay: null } },
      { kind: 'circle-ended', after: { lastDay: dayIn(300) } },
      { kind: 'circle-ended', after: { lastDay: dayIn(200) } },
      { kind: 'circle-founded' },
    ]);
    expect(wrongFields(await end(circle, null))).toMatchObject([{ reason: 'refusals:field.required' }]);
    await end(circle, dayIn(1));
    expect(wrongFields(await end(circle, null, at(dayIn(2))))).toMatchObject([
      { reason: 'circles:wrong.ended' },
    ]);
  });

  it('forgets who asked to come in once it is over', async () => {
    const circle = await found();
    await act('askToJoinCircle', { id: circle.id, says: 'I write the manuals.' }, person(1));
    await db.query(
      `update membership.circle set first_day = '2020-01-01', last_day = current_date where id = $1`,
      [circle.id],
    );
    const asking = async (now: Date) => {
      await keepNoLonger(own.works, { ...own.asking, now });
      return (await db.query(`select from membership.circle_request where circle_id = $1`, [circle.id]))
        .rowCount;
    };
    expect([await asking(at(dayIn(1))), await asking(at(dayIn(3)))]).toEqual([1, 0]);
  });
});
