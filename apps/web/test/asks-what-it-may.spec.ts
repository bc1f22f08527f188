import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page, Response } from 'playwright-core';
import { findIds, type Ids } from './address-ids.ts';
import { addresses } from './addresses.ts';
import { newGuest, newPerson, openScreens, visit, type Screens } from './screens.ts';

let screens: Screens;
let ids: Ids;

beforeAll(async () => {
  screens = await openScreens();
  ids = await findIds(screens.db);
});

afterAll(() => screens.close());

/** Each route once. */
const routes = [...new Map(addresses.map((address) => [address.route, address])).values()];

/** What a page asks that its reader may not, by route: a page that asks it shows nothing else. */
async function refusedTo(page: Page): Promise<readonly string[]> {
  const refused: string[] = [];
  let answers = 0;
  const reading: Promise<void>[] = [];
  let route = '';
  const read = async (response: Response, at: string): Promise<void> => {
    if (!response.url().endsWith('/graphql')) return;
    const answer: { errors?: readonly { extensions?: { code?: string } }[] } = await response.json();
    answers += 1;
    for (const { extensions } of answer.errors ?? []) refused.push(`${at} ${extensions?.code}`);
  };
  // An answer may be thrown away by the browser when the next page opens before it was read.
  page.on('response', (response) => reading.push(read(response, route).catch(() => undefined)));
  for (const address of routes) {
    route = address.route;
    await visit(page, address.path(ids));
  }
  await Promise.all(reading);
  expect(answers).toBeGreaterThan(routes.length);
  return [...new Set(refused)];
}

/** What members alone read. Nothing leads others there, and who types the address is told. */
const OF_MEMBERS = [
  '/decide/$id',
  '/invitations',
  '/persons/$id',
  '/who-may-vote',
  '/circles',
  '/circles/$slug',
  '/admin/custodians',
  '/admin/classes',
  '/admin/joining',
  '/admin/levels',
  '/admin/roles',
];

describe('no page asks what its reader may not know:', () => {
  it('who belongs to nothing, but for what only members read', async () => {
    const page = await screens.open(await newGuest(screens.db, 'Salma'), { reducedMotion: 'reduce' });
    expect(await refusedTo(page)).toEqual(OF_MEMBERS.map((route) => `${route} NOT_ALLOWED`));
    await visit(page, '/circles?language=en');
    await page.getByText('Your roles do not allow this.').waitFor();
  }, 300_000);

  it('a member without a role', async () => {
    const page = await screens.open(await newPerson(screens.db, 'Nour'), { reducedMotion: 'reduce' });
    expect(await refusedTo(page)).toEqual([]);
  }, 300_000);

  it('who acts for a custodian', async () => {
    const keeper = await newPerson(screens.db, 'Kai', 'collective-tools');
    const page = await screens.open(keeper, { reducedMotion: 'reduce' });
    expect(await refusedTo(page)).toEqual([]);
  }, 300_000);
});
