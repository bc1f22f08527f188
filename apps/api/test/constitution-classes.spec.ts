import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { findConstitution } from '../src/constitution/find-constitution.ts';
import { testDatabase } from './accounts.ts';
import { foundHouse, published } from './documents.ts';
import { openOwnWorks } from './own-works.ts';
import type { OwnWorks } from './own-works.ts';

let db: Client;
let own: OwnWorks;

beforeAll(async () => {
  db = await testDatabase();
  own = await openOwnWorks();
});
afterAll(async () => {
  await own.close();
  await db.end();
});

it('a constitution takes documents along for the classes that go on, and none that was only for others', async () => {
  const mark = randomUUID().slice(0, 8);
  const [going, ended] = [`going-${mark}`, `ended-${mark}`];
  await db.query(
    `insert into membership.federation (name, languages, default_language)
     values ('Test federation', '{en}', 'en') on conflict do nothing`,
  );
  await db.query(
    `insert into membership.member_class (slug, names, position, last_day)
     values ($1, '{"en": "Going on"}', 900, null), ($2, '{"en": "Ended"}', 901, current_date - 1)`,
    [going, ended],
  );
  const house = await foundHouse(db);
  const both = await published(house, 'conditions-of-use');
  const gone = await published(house, 'licensing');
  const all = await published(house, 'code-of-conduct');
  for (const [slug, classes] of [
    [both.slug, [ended, going]],
    [gone.slug, [ended]],
  ])
    await db.query(`update agreements.document set classes = $2 where slug = $1`, [slug, classes]);
  const parts = await own.works.read(own.asking, (view) => findConstitution(view, house.custodian));
  const ofHouse = [both, gone, all].map(
    ({ slug }) => parts['documents.json'].find((document) => document.slug === slug)?.classes,
  );
  expect(ofHouse).toEqual([[going], undefined, []]);
});
