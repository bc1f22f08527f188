import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { apiUrl, graphql } from '../../../tools/harness/graphql.mjs';
import { makePerson, testDatabase } from './accounts.ts';
import type { Person } from './accounts.ts';
import { accept, foundHouse, published } from './documents.ts';
import { foundCustodian } from './joining.ts';
import type { OwnCustodian } from './joining.ts';

let db: Client;
let custodian: OwnCustodian;
let secretary: Person;

beforeAll(async () => {
  db = await testDatabase();
  custodian = await foundCustodian(db, { kind: 'custodian' });
  secretary = await makePerson(db, { name: 'Secretary of the files', roles: ['secretary'] });
});
afterAll(() => db.end());

const get = async (path: string, who: Person | null): Promise<number> => {
  const answer = await fetch(`${apiUrl()}${path}`, { headers: who ? { cookie: who.cookie } : {} });
  await answer.arrayBuffer();
  return answer.status;
};

const TRAIL = `query ($after: String) { trail(first: 100, after: $after) {
  nodes { by about what file facts } pageInfo { hasNextPage endCursor } } }`;

type Line = { readonly by: string | null; readonly what: string };
type TrailPage = {
  readonly nodes: readonly Line[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
};

/** What the trail tells the secretary that one person took along, on all its pages: others leave traces too. */
async function takenBy({ name }: Person) {
  const all: Line[] = [];
  let after: string | null = null;
  do {
    const answer: { data: { trail: TrailPage } } = await graphql(TRAIL, { after }, secretary);
    const { nodes, pageInfo } = answer.data.trail;
    all.push(...nodes);
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after !== null);
  return all.filter(({ by, what }) => by === name && what === 'file-fetched').toReversed();
}

describe('a file that leaves the house', () => {
  const DAY = '2026-05-08';
  const line = (by: Person, file: string, about: string | null = null) => ({
    by: by.name,
    about,
    what: 'file-fetched',
    file,
    facts: [],
  });

  it('stands in the trail with who took it, which and when: the register as a list, as sheets, as the law asks', async () => {
    const keeper = await makePerson(db, {
      name: `Keeper of ${custodian.slug}`,
      roles: ['custodian'],
      custodianId: custodian.id,
    });
    expect(await get(`/register/export.csv?asOf=${DAY}&search=Somebody+Secret`, keeper)).toBe(200);
    expect(await get(`/register/export.xlsx?asOf=${DAY}`, keeper)).toBe(200);
    expect(await get(`/register/members.pdf?asOf=${DAY}&custodian=${custodian.slug}`, keeper)).toBe(200);
    expect(await takenBy(keeper)).toEqual([
      line(keeper, `register-${DAY}.csv`),
      line(keeper, `register-${DAY}.xlsx`),
      line(keeper, `${custodian.slug}-members-${DAY}.pdf`),
    ]);
  });

  it('is read by whom it is about, when it is the proof of an agreement', async () => {
    const house = await foundHouse(db);
    const { representative, keeper } = house;
    const document = await published(house, 'conditions-of-use', 'Words.');
    const { acceptances } = await accept(document, representative);
    expect(await get(`/acceptances/${acceptances?.[0]?.id}/document.pdf`, keeper)).toBe(200);
    const { data } = await graphql(
      '{ ownTrail(first: 5) { nodes { by about what file facts } } }',
      {},
      representative,
    );
    expect(data.ownTrail.nodes).toEqual([line(keeper, `${document.slug}-1.pdf`, representative.name)]);
  });

  it('that was refused leaves no line', async () => {
    const stranger = await makePerson(db, { name: 'Stranger to the files' });
    expect(await get(`/register/members.pdf?custodian=${custodian.slug}`, stranger)).toBe(404);
    expect(await get(`/register/export.csv?kind=robot`, stranger)).toBe(400);
    expect(await get(`/register/export.csv`, null)).toBe(401);
    expect(await takenBy(stranger)).toEqual([]);
  });
});
