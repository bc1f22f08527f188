import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { letterSaying } from '../../../tools/harness/inbox.mjs';
import { makePerson, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { wrongFields } from './circles.ts';
import { apply, foundCustodian, makeGuest, read, save, step } from './joining.ts';
import type { OwnCustodian } from './joining.ts';
import { addLevel, admit, dayIn, terms, act as actOnLevel } from './levels.ts';
import { importCsv } from './register.ts';

let db: Client;
let secretary: Person;
const LAST = dayIn(200);
const after = new Date(`${dayIn(201)}T12:00:00Z`);
const onLast = new Date(`${LAST}T12:00:00Z`);

beforeAll(async () => {
  db = await testDatabase();
  secretary = await makePerson(db, { name: 'Secretary', roles: ['secretary'] });
});
afterAll(() => db.end());

const found = () => foundCustodian(db, { kind: 'custodian', rulePack: '' });
const as = ({ cookie }: { readonly cookie: string }, now?: Date) => ({ cookie, ...(now && { now }) });

/** Ends a class, or writes another last day of it, or none. */
async function end(slug: string, lastDay: string | null, now?: Date) {
  const { data, errors } = await graphql(
    `
      mutation ($slug: String!, $day: Day) {
        endClass(slug: $slug, lastDay: $day, reason: "Merged into another.") {
          ... on ClassStanding {
            lastDay
            history {
              kind
              after
            }
          }
          ... on Refusal {
            code
            details
          }
        }
      }
    `,
    { slug, day: lastDay },
    as(secretary, now),
  );
  return data?.endClass ?? errors[0]?.extensions;
}

/** The classes in which one may join through a custodian, and until when. */
async function joining({ slug }: OwnCustodian, now?: Date) {
  const { data } = await graphql(
    `
      query ($slug: String!) {
        joining(custodian: $slug) {
          levels {
            id
          }
          classes {
            class {
              slug
            }
            lastDay
          }
        }
      }
    `,
    { slug },
    { ...(now && { now }) },
  );
  const classes: readonly { readonly class: { readonly slug: string }; readonly lastDay: string | null }[] =
    data.joining.classes;
  return { classes, levels: data.joining.levels as readonly { readonly id: string }[] };
}

async function heldUntil(
  table: 'class_holding' | 'level_holding',
  memberId: string,
): Promise<readonly (string | null)[]> {
  const { rows } = await db.query(
    `select (upper(valid) - 1)::text as "to" from membership.${table} where member_id = $1 order by valid`,
    [memberId],
  );
  return rows.map(({ to }) => to);
}

describe('a class that ends on a later day', () => {
  it('is one to join in until the end of it, as the page says, with its service levels', async () => {
    const own = await found();
    const { id } = await addLevel(own, secretary);
    await end(own.className, LAST);
    const ours = async (now?: Date) =>
      (await joining(own, now)).classes.filter((one) => one.class.slug === own.className);
    expect(await ours()).toEqual([{ class: { slug: own.className }, lastDay: LAST }]);
    expect((await joining(own)).levels).toContainEqual({ id });
    expect([(await ours(onLast)).length, (await ours(after)).length]).toEqual([1, 0]);
  });

  it('is applied for, and held until then by who is admitted, also on its last day', async () => {
    const own = await found();
    await end(own.className, LAST);
    for (const now of [undefined, onLast]) {
      const guest = await makeGuest(db);
      const id = await apply(own, guest, {}, now);
      const said = { id, text: 'They host our forum.' };
      expect((await step('recommendApplication', said, as(own.reviewer, now))).state).toBe('admitted');
      const { rows } = await db.query(`select member_id as id from membership.application where id = $1`, [
        id,
      ]);
      expect(await heldUntil('class_holding', rows[0].id)).toEqual([LAST]);
    }
  });

  it('does not stop an application that was under way when its end was written', async () => {
    const own = await found();
    const guest = await makeGuest(db);
    const id = await apply(own, guest);
    await end(own.className, LAST);
    const said = { id, text: 'They host our forum.' };
    expect((await step('recommendApplication', said, as(own.reviewer))).state).toBe('admitted');
    const { member, history } = await read(id, as(guest));
    expect(member.classes).toEqual([{ class: { slug: own.className } }]);
    expect(history.at(-1).text).toBeNull();
  });

  it('is applied for no more once it is over', async () => {
    const own = await found();
    await end(own.className, LAST);
    const guest = await makeGuest(db);
    const { id } = await save(own, {}, as(guest, after));
    const answer = await step('submitApplication', { id }, as(guest, after));
    expect(wrongFields(answer as Parameters<typeof wrongFields>[0])).toContainEqual({
      field: 'classes',
      reason: 'joining:form.classGone',
    });
  });

  it('is entered by a file until then, and read in again without a change', async () => {
    const own = await found();
    await end(own.className, LAST);
    const name = `Late ${randomUUID()}`;
    const csv = ['name,custodian,classes', `${name},${own.slug},${own.className}`].join('\n');
    expect((await importCsv(csv, secretary)).report).toMatchObject({ applied: true, created: 1 });
    const { rows } = await db.query(`select id from membership.member where name = $1`, [name]);
    expect(await heldUntil('class_holding', rows[0].id)).toEqual([LAST]);
    expect((await importCsv(csv, secretary)).report).toMatchObject({ unchanged: 1 });
    const longer = csv.replace(own.className, `${own.className} ${dayIn(0)}..${dayIn(201)}`);
    expect((await importCsv(longer, secretary)).report.problems).toMatchObject([{ reason: 'CLASS_ENDED' }]);
  });

  it('is given service levels and joining rules until then', async () => {
    const own = await found();
    await end(own.className, LAST);
    const level = (from: string) =>
      actOnLevel(
        'addServiceLevel',
        { slug: `level-${randomUUID()}`, custodian: own.slug, class: own.className, ...terms({ from }) },
        secretary,
      );
    expect((await level(LAST)).id).toBeDefined();
    expect(wrongFields(await level(dayIn(201)))).toEqual([{ field: 'class', reason: 'levels:classEnded' }]);
  });
});

describe('the last day of a class', () => {
  it('may be another until it is over, or none: whoever held it until then holds it as long as it goes on', async () => {
    const own = await found();
    const { id: level } = await addLevel(own, secretary);
    const { id, guest } = await admit(db, own, level);
    const untils = async () => [await heldUntil('class_holding', id), await heldUntil('level_holding', id)];
    await end(own.className, LAST);
    expect(await untils()).toEqual([[LAST], [LAST]]);
    await end(own.className, dayIn(300));
    expect(await untils()).toEqual([[dayIn(300)], [dayIn(300)]]);
    await end(own.className, dayIn(100));
    expect(await untils()).toEqual([[dayIn(100)], [dayIn(100)]]);
    const { lastDay, history } = await end(own.className, null);
    expect([lastDay, await untils()]).toEqual([null, [[null], [null]]]);
    expect(history[0]).toEqual({ kind: 'class-goes-on', after: { lastDay: null } });
    await letterSaying(guest.email, 'keeps the class');
    expect(wrongFields(await end(own.className, null))).toMatchObject([
      { reason: 'refusals:field.required' },
    ]);
    await end(own.className, LAST);
    expect(wrongFields(await end(own.className, null, after))).toEqual([
      { field: 'lastDay', reason: 'admin:class.endedAlready', ended: LAST },
    ]);
  });

  it('taken back gives nobody more than their membership', async () => {
    const own = await found();
    const { id } = await admit(db, own, null);
    await graphql(
      `
        mutation ($id: ID!, $day: Day!) {
          endMembership(memberId: $id, lastDay: $day, reason: "They left.") {
            __typename
          }
        }
      `,
      { id, day: dayIn(250) },
      as(secretary),
    );
    await end(own.className, LAST);
    await end(own.className, null);
    expect(await heldUntil('class_holding', id)).toEqual([dayIn(250)]);
  });
});
