import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { makePerson, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { foundAssembly } from './assembly.ts';
import { wrongFields } from './circles.ts';
import { apply, foundCustodian, makeGuest, read, save, step } from './joining.ts';
import type { OwnCustodian } from './joining.ts';
import { act, addLevel, admit, dayIn, levelOf, readLevel, terms } from './levels.ts';

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

/** The levels on the public page of a custodian. */
async function offeredBy({ slug }: OwnCustodian): Promise<readonly { id: string; price: object }[]> {
  const { data } = await graphql(
    `
      query ($slug: String!) {
        joining(custodian: $slug) {
          levels {
            id
            name
            price {
              amount
              currency
            }
          }
        }
      }
    `,
    { slug },
  );
  return data.joining.levels;
}

describe('a service level', () => {
  it('is added by the secretary for one custodian, and offered on its public page alone', async () => {
    const { id } = await addLevel(here, secretary);
    expect(await offeredBy(here)).toContainEqual({
      id,
      name: 'Community',
      price: { amount: '2000', currency: 'EUR' },
    });
    expect((await offeredBy(there)).map((one) => one.id)).not.toContain(id);
    expect((await addLevel(here, member)).code).toBe('NOT_ALLOWED');
    expect((await addLevel(here, here.reviewer)).code).toBe('NOT_ALLOWED');
  });

  it('is refused with every field that is wrong, and why', async () => {
    const wrong = terms({ names: {}, price: 'twenty', participantsMax: 0, from: dayIn(-1), reason: '' });
    const whose = { slug: 'Not A Slug', custodian: 'nobody', class: 'none' };
    expect(wrongFields(await act('addServiceLevel', { ...whose, ...wrong }, secretary))).toMatchObject([
      { field: 'slug', reason: 'admin:class.slugFormat' },
      { field: 'custodian' },
      { field: 'class' },
      { field: 'names.en', reason: 'refusals:field.required' },
      { field: 'price', reason: 'levels:priceWrong' },
      { field: 'participantsMax', reason: 'levels:outOfBounds', min: 1, max: 10_000 },
      { field: 'from', reason: 'levels:notInThePast' },
      { field: 'reason', reason: 'levels:whyMissing' },
    ]);
    const twoWays = await addLevel(here, secretary, { price: '12.345' });
    expect(wrongFields(twoWays)).toEqual([{ field: 'price', reason: 'refusals:field.amountAmbiguous' }]);
    const none = await addLevel(here, secretary, { currency: 'MON', decision: 999_999 });
    expect(wrongFields(none)).toMatchObject([{ field: 'currency' }, { field: 'decision' }]);
  });

  it('gets another price from a day on; what held before stays readable with its reason', async () => {
    const { id } = await addLevel(here, secretary);
    const dearer = { id, ...terms({ price: '25', from: dayIn(30), reason: 'Servers cost more.' }) };
    expect((await act('changeServiceLevel', dearer, secretary)).id).toBe(id);
    const told = await readLevel(id, member);
    expect(told?.versions).toMatchObject([
      { price: { amount: '2500' }, from: dayIn(30), to: null, when: 'later', reason: 'Servers cost more.' },
      { price: { amount: '2000' }, from: dayIn(0), to: dayIn(29), when: 'now', reason: 'The price of 2020.' },
    ]);
    expect(told?.versions[0]?.recordedBy?.name).toBe('Secretary');
    const between = await act('changeServiceLevel', { ...dearer, from: dayIn(20) }, secretary);
    expect(wrongFields(between)).toEqual([{ field: 'from', reason: 'levels:notAfter', begins: dayIn(30) }]);
  });

  it('is put right until the day from which it holds, and not on that day', async () => {
    const { id } = await addLevel(here, secretary);
    const mistyped = { id, ...terms({ price: '250', from: dayIn(30), reason: 'Servers cost more.' }) };
    await act('changeServiceLevel', mistyped, secretary);
    await act('changeServiceLevel', { ...mistyped, price: '25', reason: 'I meant 25.' }, secretary);
    expect((await readLevel(id, member))?.versions).toMatchObject([
      { price: { amount: '2500' }, from: dayIn(30), to: null, reason: 'I meant 25.' },
      { price: { amount: '2000' }, from: dayIn(0), to: dayIn(29) },
    ]);
    const another = await makePerson(db, { roles: ['secretary'] });
    const theirs = await act('changeServiceLevel', mistyped, another);
    expect(wrongFields(theirs)).toMatchObject([{ field: 'from', reason: 'levels:notAfter' }]);
    const today = await act('changeServiceLevel', { ...mistyped, from: dayIn(0) }, secretary);
    expect(wrongFields(today)).toMatchObject([{ field: 'from', reason: 'levels:notAfter' }]);
    const { id: begun } = await addLevel(here, secretary);
    const sameDay = await act('changeServiceLevel', { ...mistyped, id: begun, from: dayIn(0) }, secretary);
    expect(wrongFields(sameDay)).toMatchObject([{ field: 'from', reason: 'levels:notAfter' }]);
  });

  it('is rewritten by nobody, and never costs two prices on one day, also past the program', async () => {
    const { id } = await addLevel(here, secretary);
    await expect(
      db.query(`update membership.service_level_version set amount = 1 where level_id = $1`, [id]),
    ).rejects.toThrow(/written once/);
    await expect(
      db.query(
        `insert into membership.service_level_version
           (level_id, names, amount, currency, participants_max, minutes_max, valid, recorded_at)
         select level_id, names, 1, currency, participants_max, minutes_max, valid, recorded_at
           from membership.service_level_version where level_id = $1`,
        [id],
      ),
    ).rejects.toThrow(/service_level_one_version_a_day/);
  });
});

describe('the level that an applicant chooses', () => {
  it('is kept with the application, read by the reviewer, and held from admission on', async () => {
    const { id } = await addLevel(here, secretary);
    const guest = await makeGuest(db);
    const application = await apply(here, guest, { level: id, hours: '', money: '20', moneyEvery: 'month' });
    const { data } = await graphql(
      `
        query ($id: ID!) {
          application(id: $id) {
            level {
              name
              participantsMax
              minutesMax
            }
            pledge
          }
        }
      `,
      { id: application },
      { cookie: here.reviewer.cookie },
    );
    expect(data.application).toEqual({
      level: { name: 'Community', participantsMax: 20, minutesMax: 180 },
      pledge: { money: { amount: '2000', currency: 'EUR', every: 'month' }, hours: null, resources: null },
    });
    const said = { id: application, text: 'Welcome.' };
    await step('recommendApplication', said, { cookie: here.reviewer.cookie });
    const { member: admitted } = await read(application, { cookie: guest.cookie });
    const told = await levelOf(admitted.slug, dayIn(0));
    expect(told.level).toMatchObject({ level: { id, price: { amount: '2000' } }, from: dayIn(0), to: null });
    expect(told.history).toMatchObject([{ kind: 'level-changed' }, { kind: 'joined' }]);
    expect((await levelOf(admitted.slug, dayIn(-1))).level).toBeNull();
  });

  it('says what one gives, in its own currency; one that costs nothing needs no other pledge', async () => {
    const pounds = await addLevel(here, secretary, { price: '18', currency: 'GBP' });
    const kept = await save(
      here,
      { level: pounds.id, money: '18', moneyEvery: 'month' },
      await makeGuest(db),
    );
    expect(kept.pledge.money).toEqual({ amount: '1800', currency: 'GBP', every: 'month' });
    const { id: free } = await addLevel(here, secretary, { price: '0' });
    expect((await admit(db, here, free, { hours: '' })).slug).toBeTruthy();
  });

  it('is one that this custodian offers to the classes of the application, still when it is handed in', async () => {
    const elsewhere = await addLevel(there, secretary);
    const guest = await makeGuest(db);
    expect(wrongFields(await save(here, { level: elsewhere.id }, guest))).toEqual([
      { field: 'level', reason: 'levels:gone' },
    ]);
    const { id: level } = await addLevel(here, secretary);
    const { id } = await save(here, { level }, guest);
    await act('endServiceLevel', { id: level, lastDay: dayIn(0), reason: 'Merged.' }, secretary);
    const tomorrow = new Date(Date.now() + 86_400_000);
    const late = await step('submitApplication', { id }, { cookie: guest.cookie, now: tomorrow });
    expect(wrongFields(late as { details?: { fields?: object[] } })).toContainEqual({
      field: 'level',
      reason: 'levels:gone',
    });
  });

  it('may be none, to decide later', async () => {
    const { slug } = await admit(db, here, null);
    expect((await levelOf(slug, dayIn(0))).level).toBeNull();
  });
});
