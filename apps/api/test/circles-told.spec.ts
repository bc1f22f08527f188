import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { inbox, letterSaying } from '../../../tools/harness/inbox.mjs';
import { makePerson, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { foundAssembly } from './assembly.ts';
import { act, read } from './circles.ts';
import type { Told } from './circles.ts';
import { dayIn } from './levels.ts';

let db: Client;
let secretary: Person;
let coordinator: Person;
let asker: Person;
let member: Person;

beforeAll(async () => {
  db = await testDatabase();
  secretary = await makePerson(db, { name: 'Nadia Okafor', roles: ['secretary'] });
  const { organisations } = await foundAssembly(db, { organisations: 3, individuals: 0 });
  [coordinator, asker, member] = organisations.map(({ voter }) => voter) as [Person, Person, Person];
  await db.query(`update identity.account set language = 'ca' where id = $1`, [asker.accountId]);
});
afterAll(() => db.end());

/** A circle in two languages, with somebody who coordinates it unless `isLeft`. */
async function found({ isLeft = false } = {}): Promise<Told> {
  const word = randomUUID().slice(0, 8);
  const circle = await act('foundCircle', { names: { en: `Desk ${word}`, ca: `Taula ${word}` } }, secretary);
  if (!isLeft) await seat(circle, coordinator, secretary, 'coordinator');
  return circle;
}

const seat = ({ id }: Told, who: Person, by: Person, role = 'member') =>
  act('seatInCircle', { id, person: who.personId, role, from: dayIn(0) }, by);
const ask = ({ id }: Told, says = '') => act('askToJoinCircle', { id, says }, asker);
const decline = ({ id }: Told, reason: string, by = coordinator) =>
  act('declineCircleRequest', { id, personId: asker.personId, reason }, by);
const leave = ({ id }: Told, who: Person, by: Person) =>
  act('leaveCircle', { id, personId: who.personId, lastDay: dayIn(0), reason: 'The desk is closed.' }, by);

const inCatalan = ({ name }: Told) => name.replace('Desk', 'Taula');
const lettersOf = async ({ email }: Person, words: string) =>
  (await inbox(email)).filter(({ subject }) => subject.includes(words));

/** On whose page Today a circle stands. */
async function waitsFor({ id }: Told, ...people: readonly Person[]): Promise<readonly boolean[]> {
  const asking = people.map(({ cookie }) => graphql('{ waitingCircles { id } }', {}, { cookie }));
  return (await Promise.all(asking)).map(({ data }) =>
    data.waitingCircles.some((circle: { id: string }) => circle.id === id),
  );
}

describe('who asks to come into a circle', () => {
  it('is told of to who coordinates it, by letter once and on Today until it is answered', async () => {
    const circle = await found();
    await seat(circle, member, coordinator);
    await ask(circle, 'I write the manuals.');
    await ask(circle, 'I write and draw the manuals.');
    const { text } = await letterSaying(
      coordinator.email,
      `${asker.name} would like to come into “${circle.name}”`,
    );
    expect(text).toContain('They write: “I write the manuals.”');
    expect(await waitsFor(circle, coordinator, secretary, member, asker)).toEqual([
      true,
      false,
      false,
      false,
    ]);
    await seat(circle, asker, coordinator);
    const told = await letterSaying(asker.email, `Formes part de «${inCatalan(circle)}»`);
    expect(told.text).toMatch(new RegExp(`${coordinator.name} ha acceptat la teva petició.* Rol: membre`));
    expect(await waitsFor(circle, coordinator)).toEqual([false]);
    expect(await lettersOf(coordinator, circle.name)).toHaveLength(2);
    expect(await lettersOf(member, 'would like')).toEqual([]);
  });

  it('learns by whom and why the answer is no, in a letter and on the page, where nobody else sees it', async () => {
    const circle = await found();
    await ask(circle);
    await decline(circle, 'We are enough for now.');
    const { text } = await letterSaying(asker.email, `«${inCatalan(circle)}»: s’ha denegat`);
    expect(text).toContain(`${coordinator.name} ha denegat`);
    expect(text).toContain('We are enough for now.');
    const declined = { by: coordinator.name, reason: 'We are enough for now.' };
    const shown = async () =>
      Promise.all([asker, coordinator, member].map(async (by) => (await read(circle.slug, by))?.declined));
    expect(await shown()).toEqual([declined, null, null]);
    await ask(circle);
    expect(await shown()).toEqual([null, null, null]);
    await decline(circle, '', asker);
    expect(await shown()).toEqual([declined, null, null]);
    await seat(circle, asker, coordinator);
    expect(await shown()).toEqual([null, null, null]);
  });

  it('reaches the secretary where nobody coordinates the circle', async () => {
    const circle = await found({ isLeft: true });
    await ask(circle);
    await letterSaying(secretary.email, `would like to come into “${circle.name}”`);
    expect(await waitsFor(circle, secretary, coordinator)).toEqual([true, false]);
    await decline(circle, 'It begins in spring.', secretary);
    await letterSaying(asker.email, 'It begins in spring.');
  });

  it('and takes it back before the letter goes is not written about', async () => {
    const circle = await found();
    const params = {
      circleId: circle.id,
      slug: circle.slug,
      circle: circle.name,
      whomId: asker.personId,
      by: asker.name,
      role: null,
      day: null,
      text: '',
    };
    const write = async (text: string) => {
      const letter = {
        template: 'circle-asked',
        personId: coordinator.personId,
        params: { ...params, text },
      };
      await db.query(`insert into post.outbox (id, kind, payload, run_at) values ($1, 'mail', $2, now())`, [
        randomUUID(),
        JSON.stringify(letter),
      ]);
      await db.query('notify outbox');
    };
    await write('Taken back.');
    await letterSaying(coordinator.email, `You have been entered in “${circle.name}”`);
    await ask(circle, 'Asked anew.');
    await letterSaying(coordinator.email, 'Asked anew.');
    expect((await inbox(coordinator.email)).filter(({ text }) => text.includes('Taken back.'))).toEqual([]);
  });
});

describe('a place in a circle that somebody else settles', () => {
  it('is told to whose place it is: that they have one, as what, and that it ends, by whom and why', async () => {
    const circle = await found();
    await letterSaying(coordinator.email, `You have been entered in “${circle.name}”`);
    await seat(circle, member, coordinator, 'delegate');
    const { text } = await letterSaying(member.email, `You have been entered in “${circle.name}”`);
    expect(text).toMatch(new RegExp(`${coordinator.name} has entered you .*, as delegate\\.`));
    await leave(circle, member, coordinator);
    const ended = await letterSaying(member.email, `Your place in “${circle.name}” ends`);
    expect(ended.text).toContain('The desk is closed.');
    expect(await lettersOf(coordinator, circle.name)).toHaveLength(1);
  });

  it('is told to nobody who leaves by themself', async () => {
    const circle = await found();
    await seat(circle, member, coordinator);
    await leave(circle, member, member);
    await letterSaying(member.email, `You have been entered in “${circle.name}”`);
    expect(await lettersOf(member, circle.name)).toHaveLength(1);
  });

  it('is told of when the circle ends, or goes on after all, to who asks to come in as well', async () => {
    const circle = await found();
    await ask(circle);
    const end = (lastDay: string | null, reason: string) =>
      act('endCircle', { id: circle.id, lastDay, reason }, secretary);
    await end(dayIn(30), 'The work is done.');
    const { text } = await letterSaying(coordinator.email, `“${circle.name}” ends`);
    expect(text).toContain('Nadia Okafor has ended the circle');
    expect(text).toContain('The work is done.');
    await letterSaying(asker.email, `«${inCatalan(circle)}» s’acaba`);
    await end(null, 'There is more to do.');
    await letterSaying(coordinator.email, `“${circle.name}” goes on`);
    await letterSaying(asker.email, `«${inCatalan(circle)}» continua`);
  });
});
