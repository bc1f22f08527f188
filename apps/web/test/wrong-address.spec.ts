import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { keepPicture } from './pictures.ts';
import { openScreens, settled, visit, type Screens } from './screens.ts';

let screens: Screens;
let page: Page;

beforeAll(async () => {
  screens = await openScreens();
  page = await screens.open('Aina Ferrer', { reducedMotion: 'reduce' });
});

afterAll(() => screens.close());

describe('an address that was mistyped', () => {
  it('with a day that is none: the register says so beside the field, and lists nobody meanwhile', async () => {
    await visit(page, '/people?asOf=2026-99-99&search=hypha&language=en');
    expect(await wrongFields(page)).toEqual([['asOf', '“2026-99-99” is not a day. Write it as 2026-05-08.']]);
    expect(await page.getByLabel('Name').inputValue()).toBe('hypha');
    expect(await page.getByRole('table').count()).toBe(0);
    await keepPicture(page, 'a filter that is no day');
    await page.getByLabel('As of').fill('2026-01-01');
    await page.getByRole('button', { name: 'Show' }).click();
    await page.getByRole('link', { name: /Hypha/ }).first().waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it('with a class and a kind that nobody has: each is named', async () => {
    await visit(page, '/people?class=founder&kind=robot&language=en');
    expect((await wrongFields(page)).map(([name]) => name)).toEqual(['class', 'kind']);
  });

  it.each([
    ['the register', '/people?search=co&after=zzz', 'search'],
    ['the register, in a place of another list', '/people?search=co&after=WyJ4Il0', 'search'],
    ['decisions', '/decide?state=closed&after=zzz', 'state'],
  ])(
    'with a place in %s that is not there: the filters stay, and one button begins again',
    async (...one) => {
      const [, address, field] = one;
      await visit(page, `${address}&language=en`);
      expect(await page.getByRole('alert').textContent()).toContain('the place in the list that it names');
      expect(await page.locator(`main [name=${field}]`).inputValue()).not.toBe('');
      await page.getByRole('button', { name: 'First page' }).click();
      await page.getByRole('alert').waitFor({ state: 'detached' });
      await settled(page);
      expect(new URL(page.url()).searchParams.get('after')).toBeNull();
      expect(new URL(page.url()).searchParams.get(field)).not.toBeNull();
    },
  );

  it('with a broken sign in it: there is nothing here, as anywhere else, behind the same walls', async () => {
    const response = await page.goto('/people/%E0%A4%A?language=en');
    await page.getByRole('heading', { level: 1, name: 'There is nothing here' }).waitFor();
    expect(response?.headers()['content-security-policy']).toContain("default-src 'none'");
  });

  it('with a state that no decision has: the filter says so', async () => {
    await visit(page, '/decide?state=bogus&after=zzz&language=en');
    expect(await wrongFields(page)).toEqual([['state', 'The address says “bogus”, which is none of these.']]);
  });
});

/** Each field that is marked as wrong, with the reason beside it, without the signs that keep directions apart. */
function wrongFields(of: Page): Promise<readonly (readonly string[])[]> {
  return of.evaluate(() =>
    [...document.querySelectorAll('[aria-invalid]')].map((field) => [
      field.getAttribute('name') ?? '',
      (document.getElementById(`${field.id}-problem`)?.textContent ?? '').replace(/[\u2066-\u2069]/g, ''),
    ]),
  );
}
