import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { letterSaying } from '../../../tools/harness/inbox.mjs';
import { makePerson, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { foundAssembly } from './assembly.ts';
import { wrongFields } from './circles.ts';
import { apply, foundCustodian, makeGuest, step } from './joining.ts';
import type { OwnCustodian } from './joining.ts';
import { act, addLevel, admit, dayIn, levelOf, terms } from './levels.ts';
import { act as actOn } from './lifecycle.ts';

let db: Client;
let secretary: Person;
let member: Person;
let here: OwnCustodian;
let there: OwnCustodian;

beforeAll(async () => {
  db = await testDatabase();
  await foundAssembly(db, { organisations: 1, individuals: 0 });
  secretary = await makePerson(db, { name: 'Secretary', roles: ['secretary'] });
  member = await makePerson(db);
  here = await foundCustodian(db, { kind: 'custodian', rulePack: '' });
  there = await foundCustodian(db, { kind: 'custodian', rulePack: '' });
});

afterAll(() => db.end());

describe('a member’s level', () => {
  it('is changed by its custodian or the secretary, with a reason, as of any day', async () => {
    const [free, community] = [
      await addLevel(here, secretary, { price: '0' }),
      await addLevel(here, secretary),
    ];
    const { id: memberId, slug } = await admit(db, here, free.id);
    const change = { memberId, level: community.id, from: dayIn(3), reason: 'They grow.' };
    expect((await act('changeMemberLevel', change, there.reviewer)).code).toBe('NOT_ALLOWED');
    expect((await act('changeMemberLevel', change, member)).code).toBe('NOT_ALLOWED');
    expect((await act('changeMemberLevel', change, here.reviewer)).id).toBe(memberId);
    expect((await levelOf(slug, dayIn(2))).level.level.id).toBe(free.id);
    const then = await levelOf(slug, dayIn(3), member);
    expect(then.level).toMatchObject({ level: { id: community.id }, from: dayIn(3), to: null });
    expect(then.history[0]).toMatchObject({ kind: 'level-changed', reason: 'They grow.' });
    expect((await levelOf(slug, dayIn(3))).history[0].reason).toBeNull();
    const refused = async (args: object) =>
      wrongFields(await act('changeMemberLevel', { ...change, ...args }, secretary));
    expect(await refused({ from: dayIn(1) })).toMatchObject([{ field: 'from', reason: 'levels:laterHeld' }]);
    expect(await refused({ from: dayIn(4), reason: '' })).toMatchObject([
      { field: 'level' },
      { field: 'reason' },
    ]);
    const { id: others } = await addLevel(there, secretary);
    expect(await refused({ level: others, from: dayIn(4) })).toMatchObject([
      { field: 'level', reason: 'levels:notOffered' },
    ]);
    const none = { memberId, level: null, from: dayIn(9), reason: 'They pause it.' };
    await act('changeMemberLevel', none, secretary);
    expect((await levelOf(slug, dayIn(9))).level).toBeNull();
  });

  it('costs on each day what the version of that day says', async () => {
    const { id } = await addLevel(here, secretary);
    const { slug } = await admit(db, here, id);
    await act('changeServiceLevel', { id, ...terms({ price: '30', from: dayIn(10) }) }, secretary);
    const price = async (day: string) => (await levelOf(slug, day)).level.level.price.amount;
    expect([await price(dayIn(9)), await price(dayIn(10))]).toEqual(['2000', '3000']);
  });

  it('is told by letter, with its terms and why: given or taken, of other terms, and ended', async () => {
    const words = { names: { en: `Large ${randomUUID()}` } };
    const [small, large] = [await addLevel(here, secretary), await addLevel(here, secretary, words)];
    const { id: memberId, guest } = await admit(db, here, small.id);
    const given = { memberId, level: large.id, from: dayIn(1), reason: 'They grow.' };
    await act('changeMemberLevel', given, here.reviewer);
    const { text } = await letterSaying(guest.email, `has the service level “${words.names.en}” from`);
    expect(text).toContain('up to 20 people, 3 hours at a time · €20 a month.');
    expect(text).toContain(`${here.reviewer.name}, who keeps the register for `);
    expect(text).toContain('The reason: “They grow.”');
    const dearer = { id: large.id, ...terms({ ...words, price: '30', from: dayIn(2), reason: 'Dearer.' }) };
    await act('changeServiceLevel', dearer, secretary);
    const changed = await letterSaying(guest.email, /which .* has, changes on/);
    expect(changed.text).toContain('€30 a month.');
    expect(changed.text).toContain('The reason: “Dearer.”');
    await act('endServiceLevel', { id: large.id, lastDay: dayIn(5), reason: 'No more.' }, secretary);
    expect((await letterSaying(guest.email, /which .* has, ends/)).text).toContain('“No more.”');
    await act('changeMemberLevel', { ...given, level: null, from: dayIn(4), reason: 'Less.' }, secretary);
    expect((await letterSaying(guest.email, 'has no service level from')).text).toContain('as secretary');
  });

  it('ends with the level, with the membership, and with the move to another custodian', async () => {
    const ending = await addLevel(here, secretary);
    const kept = await addLevel(here, secretary);
    const [one, two, three] = [
      await admit(db, here, ending.id),
      await admit(db, here, kept.id),
      await admit(db, here, kept.id),
    ];
    const end = { id: ending.id, lastDay: dayIn(5), reason: 'Too dear to run.' };
    expect(await act('endServiceLevel', end, secretary)).toMatchObject({
      lastDay: dayIn(5),
      endReason: 'Too dear to run.',
      holders: 1,
    });
    expect(wrongFields(await act('endServiceLevel', end, secretary))).toMatchObject([{ field: 'lastDay' }]);
    const told = await levelOf(one.slug, dayIn(0), member);
    expect(told.level.to).toBe(dayIn(5));
    expect(told.history[0]).toMatchObject({ kind: 'level-changed', reason: 'Too dear to run.' });
    await graphql(
      `
        mutation ($id: ID!, $day: Day!) {
          endMembership(memberId: $id, lastDay: $day, reason: "They left.") {
            ... on Member {
              id
            }
          }
        }
      `,
      { id: two.id, day: dayIn(7) },
      { cookie: secretary.cookie },
    );
    expect((await levelOf(two.slug, dayIn(0))).level.to).toBe(dayIn(7));
    const later = new Date(`${dayIn(4)}T12:00:00Z`);
    const move = { memberId: three.id, kind: 'transfer', from: dayIn(4), custodian: there.slug, reason: '' };
    const { id } = await actOn('askMembershipChange', move, three.guest, later);
    const yes = { id, agrees: true, text: '' };
    await actOn('answerMembershipChange', yes, here.reviewer, later);
    expect(await actOn('answerMembershipChange', yes, there.reviewer, later)).toMatchObject({
      state: 'moved',
    });
    expect((await levelOf(three.slug, dayIn(0))).level.to).toBe(dayIn(3));
  });

  it('is never held without the class for which it is, also past the program', async () => {
    const { id } = await addLevel(here, secretary);
    const { id: memberId } = await admit(db, here, id);
    await expect(
      db.query(`delete from membership.class_holding where member_id = $1`, [memberId]),
    ).rejects.toThrow(/on a day on which it cannot be/);
    await graphql(
      `
        mutation ($slug: String!, $day: Day!) {
          endClass(slug: $slug, lastDay: $day, reason: "Merged.") {
            ... on ClassStanding {
              slug
            }
          }
        }
      `,
      { slug: here.className, day: dayIn(20) },
      { cookie: secretary.cookie },
    );
    const { rows } = await db.query(
      `select (upper(valid) - 1)::text as "to" from membership.level_holding where member_id = $1`,
      [memberId],
    );
    expect(rows).toEqual([{ to: dayIn(20) }]);
  });

  it('of an individual is told to visitors as their classes are, under the pseudonym', async () => {
    const own = await foundCustodian(db, { kind: 'custodian', rulePack: '' });
    const { id } = await addLevel(own, secretary);
    const guest = await makeGuest(db, 'Ona Riera');
    const application = await apply(own, guest, { kind: 'individual', name: 'Ona Riera', level: id });
    await step('recommendApplication', { id: application, text: 'Hi.' }, { cookie: own.reviewer.cookie });
    const { rows } = await db.query(`select slug from membership.member where person_id = $1`, [
      guest.personId,
    ]);
    const seen = await levelOf(rows[0].slug, dayIn(0));
    expect([seen.name, seen.level.level.id]).toEqual([rows[0].slug, id]);
    expect(JSON.stringify(seen)).not.toContain('Riera');
  });
});
