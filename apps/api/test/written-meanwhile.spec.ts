import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { graphql } from '../../../tools/harness/graphql.mjs';
import { makePerson, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { act, wrongFields } from './circles.ts';

let db: Client;
let secretary: Person;

beforeAll(async () => {
  db = await testDatabase();
  await db.query(`select set_config('plenaria.account', 'system', false)`);
  secretary = await makePerson(db, { name: 'Secretary', roles: ['secretary'] });
});

afterAll(() => db.end());

const RENAME = `mutation ($slug: String!, $names: Json!, $was: Json) { answer: renameClass(slug: $slug, names: $names,
  was: $was) { ... on ClassStanding { names } ... on Refusal { code details } } }`;

async function rename(asked: object) {
  const { data, errors } = await graphql(RENAME, { ...asked }, { cookie: secretary.cookie });
  expect(errors).toEqual([]);
  return data.answer as object;
}

describe('the names of a class', () => {
  it('in a language that the writer left as it was stay as somebody else wrote them meanwhile', async () => {
    const slug = `class-${randomUUID()}`;
    const was = { en: slug };
    await graphql(
      `
        mutation ($slug: String!, $names: Json!) {
          addClass(slug: $slug, names: $names) {
            __typename
          }
        }
      `,
      { slug, names: was },
      { cookie: secretary.cookie },
    );
    await rename({ slug, was, names: { en: slug, ca: `Nom ${slug}`, sv: `Namn ${slug}` } });
    const en = `Name ${slug}`;
    expect(await rename({ slug, was, names: { en } })).toEqual({
      names: { en, ca: `Nom ${slug}`, sv: `Namn ${slug}` },
    });
    // Two who write the same language: the second is asked, and then gets their way.
    const mine = { en, ca: `El meu ${slug}` };
    expect(await rename({ slug, was: { en }, names: mine })).toMatchObject({
      details: {
        fields: [{ field: 'names.ca', reason: 'refusals:field.writtenMeanwhile', now: `Nom ${slug}` }],
      },
    });
    const seen = { en, ca: `Nom ${slug}`, sv: `Namn ${slug}` };
    expect(await rename({ slug, was: seen, names: mine })).toEqual({ names: mine });
  });
});

describe('a circle', () => {
  it('keeps the purpose and the place that somebody else gave it while another renamed it', async () => {
    const found = (en: string) => act('foundCircle', { names: { en } }, secretary);
    const [circle, above] = [await found(`Tech ${randomUUID()}`), await found(`All ${randomUUID()}`)];
    const was = { names: { en: circle.name }, purposes: {}, parent: null };
    const purposes = { en: 'Looks after the servers.' };
    await act('changeCircle', { ...was, id: circle.id, purposes, parent: above.slug, was }, secretary);
    const name = `Servers ${randomUUID()}`;
    await act('changeCircle', { ...was, id: circle.id, names: { en: name }, was }, secretary);
    const { rows } = await db.query(
      `select c.names, c.purposes, p.slug as parent from membership.circle c
         left join membership.circle p on p.id = c.parent_id where c.id = $1`,
      [circle.id],
    );
    expect(rows).toEqual([{ names: { en: name }, purposes, parent: above.slug }]);
    const beside = await found(`Beside ${randomUUID()}`);
    const moving = { ...was, id: circle.id, names: { en: name }, purposes, parent: beside.slug, was };
    expect(wrongFields(await act('changeCircle', moving, secretary))).toMatchObject([
      { field: 'parent', reason: 'refusals:field.writtenMeanwhile', slug: above.slug },
    ]);
    const seen = { ...moving, was: { names: { en: name }, purposes, parent: above.slug } };
    expect((await act('changeCircle', seen, secretary)).id).toBe(circle.id);
  });
});
