import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { makePerson, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { act, read, wrongFields } from './circles.ts';
import type { Told } from './circles.ts';
import { foundAssembly } from './assembly.ts';
import type { Assembly } from './assembly.ts';
import { makeGuest } from './joining.ts';

let db: Client;
let assembly: Assembly;
let custodian: string;
let secretary: Person;

beforeAll(async () => {
  db = await testDatabase();
  assembly = await foundAssembly(db, { organisations: 2, individuals: 1 });
  const { rows } = await db.query<{ slug: string }>(
    `select c.slug from membership.custodian c join membership.membership s on s.custodian_id = c.id
      where s.member_id = $1`,
    [assembly.organisations[0]?.memberId],
  );
  custodian = rows[0]?.slug ?? '';
  secretary = await makePerson(db, { name: 'Secretary', roles: ['secretary'] });
});

afterAll(() => db.end());

const person = (place: number): Person => {
  const found = assembly.organisations[place]?.voter;
  if (!found) throw new Error('no such organisation');
  return found;
};

/** A circle with its first person as coordinator since 2026. */
async function found(fields: object = {}): Promise<Told> {
  const circle = await act('foundCircle', { names: { en: `Tech ${randomUUID()}` }, ...fields }, secretary);
  await act(
    'seatInCircle',
    { id: circle.id, person: person(0).personId, role: 'coordinator', from: '2026-01-01' },
    secretary,
  );
  return circle;
}

describe('the secretary', () => {
  it('founds a circle in several languages; it has an address that no other has', async () => {
    const names = { en: 'Reception desk', ca: 'Recepció' };
    const [one, other] = [
      await act('foundCircle', { names, purposes: { ca: 'Rep la gent.' } }, secretary),
      await act('foundCircle', { names }, secretary),
    ];
    expect(one.slug).toMatch(/^reception-desk/);
    expect(other.slug).toMatch(/^reception-desk-\d+$/);
    expect(await read(one.slug, secretary)).toMatchObject({
      name: 'Reception desk',
      history: [{ kind: 'circle-founded', after: { name: ['ca: Recepció', 'en: Reception desk'] } }],
    });
  });

  it('is told which language of which field is wrong', async () => {
    const answer = await act('foundCircle', { names: { ca: 'x'.repeat(121) }, purposes: {} }, secretary);
    expect(wrongFields(answer)).toEqual([{ field: 'names.ca', reason: 'refusals:field.tooLong', max: 120 }]);
    const nameless = await act('foundCircle', { names: { en: ' ' } }, secretary);
    expect(wrongFields(nameless)).toMatchObject([{ reason: 'refusals:field.required' }]);
    const unknown = await act('foundCircle', { names: ['Tech'] }, secretary);
    expect(wrongFields(unknown)).toMatchObject([{ field: 'names', reason: 'refusals:field.invalid' }]);
  });

  it('cannot make a circle part of itself, nor of another custodian’s', async () => {
    const outer = await found();
    const inner = await found({ parent: outer.slug });
    const around = await act(
      'changeCircle',
      { id: outer.id, names: { en: 'Outer' }, parent: inner.slug },
      secretary,
    );
    expect(wrongFields(around)).toEqual([{ field: 'parent', reason: 'circles:wrong.parentWithin' }]);
    const ofOne = await found({ custodian });
    const ofAll = await act('foundCircle', { names: { en: 'All' }, parent: ofOne.slug }, secretary);
    expect(wrongFields(ofAll)).toEqual([{ field: 'parent', reason: 'circles:wrong.parentOfAnother' }]);
  });

  it('is the only one who founds, changes and ends circles', async () => {
    const circle = await found();
    const asked = { id: circle.id, names: { en: 'Ours' }, lastDay: '2027-01-01', reason: 'Done.' };
    for (const mutation of ['foundCircle', 'changeCircle', 'endCircle'])
      expect((await act(mutation, asked, person(0))).code).toBe('NOT_ALLOWED');
  });
});

describe('a circle', () => {
  it('is entered by asking: who coordinates lets in, and the history knows who, when and as what', async () => {
    const circle = await found();
    const asker = person(1);
    await act('askToJoinCircle', { id: circle.id, says: 'I write the manuals.' }, asker);
    const asked = await read(circle.slug, person(0));
    expect(asked?.requests).toEqual([{ person: { id: asker.personId }, says: 'I write the manuals.' }]);
    expect([asked?.mayCoordinate, (await read(circle.slug, asker))?.mayCoordinate]).toEqual([true, false]);
    await act(
      'seatInCircle',
      { id: circle.id, person: asker.personId, role: 'member', from: '2026-06-01' },
      person(0),
    );
    expect(await read(circle.slug, asker)).toMatchObject({
      requests: [],
      seats: [
        { person: { id: person(0).personId }, role: { slug: 'coordinator' }, from: '2026-01-01', to: null },
        { person: { id: asker.personId }, role: { slug: 'member' }, from: '2026-06-01', to: null },
      ],
      history: [
        { kind: 'seat-changed', after: { seats: [{ person: asker.name, role: 'member' }] } },
        { kind: 'seat-changed' },
        { kind: 'circle-founded' },
      ],
    });
  });

  it('says no with a reason, and lets a request be taken back without one', async () => {
    const circle = await found();
    const asker = person(1);
    await act('askToJoinCircle', { id: circle.id, says: '' }, asker);
    const silent = await act(
      'declineCircleRequest',
      { id: circle.id, personId: asker.personId, reason: ' ' },
      person(0),
    );
    expect(wrongFields(silent)).toEqual([{ field: 'reason', reason: 'refusals:field.required' }]);
    await act(
      'declineCircleRequest',
      { id: circle.id, personId: asker.personId, reason: 'We are enough for now.' },
      person(0),
    );
    expect((await read(circle.slug, asker))?.history[0]).toMatchObject({
      kind: 'request-declined',
      reason: 'We are enough for now.',
    });
    await act('askToJoinCircle', { id: circle.id, says: '' }, asker);
    await act('declineCircleRequest', { id: circle.id, personId: asker.personId, reason: '' }, asker);
    expect((await read(circle.slug, asker))?.requests).toEqual([]);
  });

  it('gives somebody another role from a day on, and remembers the one before', async () => {
    const circle = await found();
    const seating = { id: circle.id, person: person(0).personId, role: 'delegate', from: '2026-09-01' };
    await act('seatInCircle', seating, secretary);
    const { rows } = await db.query(
      `select role, lower(valid)::text as since, upper(valid)::text as before from membership.circle_seat
        where circle_id = $1 order by valid`,
      [circle.id],
    );
    expect(rows).toEqual([
      { role: 'coordinator', since: '2026-01-01', before: '2026-09-01' },
      { role: 'delegate', since: '2026-09-01', before: null },
    ]);
    const earlier = await act('seatInCircle', { ...seating, role: 'member', from: '2026-03-01' }, secretary);
    expect(wrongFields(earlier)).toEqual([
      { field: 'from', reason: 'circles:wrong.laterSeat', later: '2026-09-01' },
    ]);
  });

  it('names people as the register does, and asks when several have the name', async () => {
    const circle = await found();
    const seat = (who: string) =>
      act('seatInCircle', { id: circle.id, person: who, role: 'member', from: '2026-06-01' }, person(0));
    expect(wrongFields(await seat('Nobody At All'))).toEqual([
      { field: 'person', reason: 'circles:wrong.nobody' },
    ]);
    // Every assembly of these tests has a Representative B.
    await foundAssembly(db, { organisations: 2, individuals: 0 });
    expect(wrongFields(await seat('representative b'))).toEqual([
      { field: 'person', reason: 'circles:wrong.several' },
    ]);
    const unique = `Zsófia ${randomUUID()}`;
    await db.query(`update membership.person set name = $2 where id = $1`, [person(1).personId, unique]);
    expect((await seat(unique.replace('ó', 'o').toUpperCase())).id).toBe(circle.id);
    // An address is no name to who coordinates.
    expect(wrongFields(await seat(person(1).email))).toMatchObject([{ reason: 'circles:wrong.nobody' }]);
  });

  it('of a custodian is for its members alone, and any circle for members alone', async () => {
    const circle = await found({ custodian });
    const [stranger] = (await foundAssembly(db, { organisations: 1, individuals: 0 })).organisations;
    const guest = await makeGuest(db);
    const refused = await act('askToJoinCircle', { id: circle.id, says: '' }, stranger?.voter ?? guest);
    expect(wrongFields(refused)).toEqual([{ field: 'person', reason: 'circles:wrong.notItsMember' }]);
    expect((await act('askToJoinCircle', { id: circle.id, says: '' }, guest)).code).toBe('NOT_ALLOWED');
    await expect(read(circle.slug, guest)).rejects.toThrow('NOT_ALLOWED');
    await expect(read(circle.slug, null)).rejects.toThrow('NOT_SIGNED_IN');
  });

  it('is filled by who coordinates it, and by no other member', async () => {
    const circle = await found();
    const seating = { id: circle.id, person: person(1).personId, role: 'coordinator', from: '2026-06-01' };
    expect((await act('seatInCircle', seating, person(1))).code).toBe('NOT_ALLOWED');
    expect((await act('seatInCircle', { ...seating, id: randomUUID() }, person(0))).code).toBe('NOT_FOUND');
    const leaving = { id: circle.id, personId: person(0).personId, lastDay: '2026-06-01', reason: 'Out.' };
    expect((await act('leaveCircle', leaving, person(1))).code).toBe('NOT_ALLOWED');
    expect((await act('leaveCircle', leaving, person(0))).id).toBe(circle.id);
  });

  it('ends with everybody’s seat, and lets nobody in afterwards', async () => {
    const circle = await found();
    const ended = { id: circle.id, lastDay: '2027-06-30', reason: 'The work is done.' };
    expect((await act('endCircle', ended, secretary)).lastDay).toBe('2027-06-30');
    const { rows } = await db.query(
      `select (upper(valid) - 1)::text as "to" from membership.circle_seat where circle_id = $1`,
      [circle.id],
    );
    expect(rows).toEqual([{ to: '2027-06-30' }]);
    const late = { id: circle.id, person: person(1).personId, role: 'member', from: '2027-07-01' };
    expect(wrongFields(await act('seatInCircle', late, secretary))).toEqual([
      { field: 'from', reason: 'circles:wrong.ended', lastDay: '2027-06-30' },
    ]);
    expect(wrongFields(await act('endCircle', ended, secretary))).toEqual([
      { field: 'lastDay', reason: 'circles:wrong.endsThen' },
    ]);
    const after = new Date('2027-07-01T08:00:00Z');
    expect(wrongFields(await act('endCircle', ended, secretary, after))).toEqual([
      { field: 'lastDay', reason: 'circles:wrong.ended', lastDay: '2027-06-30' },
    ]);
  });

  it('is told on the page of the member whose people are in it, to members', async () => {
    const circle = await found();
    const { rows } = await db.query<{ slug: string }>(`select slug from membership.member where id = $1`, [
      assembly.organisations[0]?.memberId,
    ]);
    const ask = (by?: Person) =>
      graphql(
        `
          query ($slug: String!) {
            member(slug: $slug) {
              circleSeats {
                circle {
                  slug
                }
                person {
                  id
                }
              }
            }
          }
        `,
        { slug: rows[0]?.slug },
        by ? { cookie: by.cookie } : {},
      );
    expect((await ask(person(1))).data.member.circleSeats).toContainEqual({
      circle: { slug: circle.slug },
      person: { id: person(0).personId },
    });
    expect((await ask()).data.member.circleSeats).toEqual([]);
  });

  it('has a history that nobody rewrites, and seats that do not overlap', async () => {
    const circle = await found();
    await expect(
      db.query(`update membership.register_event set reason = 'x' where subject_id = $1`, [circle.id]),
    ).rejects.toThrow('written once');
    await expect(
      db.query(
        `insert into membership.circle_seat (circle_id, person_id, role, valid)
         values ($1, $2, 'member', '[2026-02-01,2026-03-01)')`,
        [circle.id, person(0).personId],
      ),
    ).rejects.toThrow('circle_seat_one_role_at_a_time');
  });
});
