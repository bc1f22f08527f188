import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { findIds, type Ids } from './address-ids.ts';
import { addresses } from './addresses.ts';
import { home, openScreens, visit, type Screens } from './screens.ts';

let screens: Screens;
let ids: Ids;

beforeAll(async () => {
  screens = await openScreens();
  ids = await findIds(screens.db);
});

afterAll(() => screens.close());

describe('on a slow network, a ballot', () => {
  it('is asked for, once, while the scripts are still on their way', async () => {
    const page = await screens.open('Yara Mansour');
    const asked = questionsOf(page);
    let scriptsMayCome = () => {};
    const held = new Promise<void>((resolve) => (scriptsMayCome = resolve));
    await page.route('**/assets/shared-*', (route) => held.then(() => route.continue()));
    const answered = page.waitForResponse((response) => isBallotPage(response.request().postData()));
    await page.goto(`/decide/${ids.open}/ballot?language=en`, { waitUntil: 'commit' });
    await answered;
    scriptsMayCome();
    await page.getByRole('radio').first().waitFor();
    await page.getByText('Yara Mansour').first().waitFor();
    expect(asked.toSorted()).toEqual([...new Set(asked)].toSorted());
    expect(asked.filter(isBallotPage)).toHaveLength(1);
    await page.context().close();
  });

  it('still opens when the question asked first got no answer', async () => {
    const page = await screens.open('Yara Mansour');
    let lost = 0;
    await page.route('**/graphql', (route) => {
      if (lost > 0 || !isBallotPage(route.request().postData())) return route.fallback();
      lost += 1;
      return route.abort();
    });
    await page.goto(`/decide/${ids.open}/ballot?language=en`);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('radio').first().waitFor();
    expect(lost).toBe(1);
    await page.context().close();
  });
});

describe('the texts that a page is sent with', () => {
  it.each([
    ['the browser’s language', '/decide', 'ca-ES,ca;q=0.9,en;q=0.5', 'ca'],
    ['the language that the address asks for', '/decide?language=ar', 'sv', 'ar'],
    ['English, where neither is spoken', '/decide?language=tlh', 'la', 'en'],
  ])('are those of %s', async (_, address, accepted, language) => {
    const response = await fetch(`${home}${address}`, { headers: { 'accept-language': accepted } });
    const named = /^<(\/assets\/(\w\w)-[^>]+\.js)>; rel=modulepreload; crossorigin$/.exec(
      response.headers.get('link') ?? '',
    );
    expect(named?.[2]).toBe(language);
    expect((await fetch(`${home}${named?.[1]}`)).status).toBe(200);
  });
});

describe('the browser has nothing to complain about on', () => {
  it.each(addresses.map((address) => [address.shows, address] as const))('%s', async (_, address) => {
    const page = await screens.open(address.who);
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await visit(page, address.path(ids));
    await page.context().close();
    expect(complaints).toEqual([]);
  });
});

function questionsOf(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/graphql') && request.method() === 'POST')
      asked.push(request.postData() ?? '');
  });
  return asked;
}

/** The first page's own question is the one that says which decision. */
function isBallotPage(body: string | null): boolean {
  return body !== null && body.includes(`"id":"${ids.open}"`);
}
