import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { findIds, type Ids } from './address-ids.ts';
import { addresses } from './addresses.ts';
import { inLanguage, openScreens, visit, type Screens } from './screens.ts';

/** A phone at the narrowest that WCAG asks for, and a window of 1280 pixels zoomed to 200 %. */
const windows = [
  { name: '320 pixels', width: 320, height: 640 },
  { name: '200 % zoom', width: 640, height: 400 },
] as const;
/** The pseudo-language is a third longer than English; Arabic runs from right to left. */
const languages = ['pseudo', 'ar'] as const;

/** What WCAG 1.4.12 lets a reader set. */
const spacing = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-block-end: 2em !important; }`;

let screens: Screens;
let ids: Ids;

beforeAll(async () => {
  screens = await openScreens();
  ids = await findIds(screens.db);
});

afterAll(() => screens.close());

describe('nothing is cut off or scrolls sideways, on a phone, zoomed in or spaced out, on', () => {
  it.each(addresses.map((address) => [address.shows, address] as const))('%s', async (_, address) => {
    const page = await screens.open(address.who, { reducedMotion: 'reduce' });
    const found: string[] = [];
    for (const language of languages) {
      await page.setViewportSize(windows[0]);
      await visit(page, inLanguage(address.path(ids), language));
      expect(await page.evaluate(() => document.documentElement.dir)).toBe(language === 'ar' ? 'rtl' : 'ltr');
      await page.evaluate(openEverything);
      for (const { name, ...size } of windows) {
        await page.setViewportSize(size);
        found.push(...(await tooWide(page)).map((what) => `${language}, ${name}: ${what}`));
      }
      await page.setViewportSize({ width: 320, height: 640 });
      await page.evaluate(spaceOut, spacing);
      found.push(...(await tooWide(page)).map((what) => `${language}, spaced out: ${what}`));
    }
    await page.context().close();
    expect(found).toEqual([]);
  });
});

describe('a name of 170 letters without a space', () => {
  const long = 'Kooperativgesellschaft'.repeat(8).slice(0, 170);

  it.each(['/who-may-vote', '/agreements', '/people'])(
    'ends its line where the page does: %s',
    async (path) => {
      const page = await withNames(['Koumbit', 'femProcomuns', 'Hypha'], long);
      await visit(page, `${path}?language=en`);
      await page.evaluate(openEverything);
      expect(await page.getByText(long).count()).toBeGreaterThan(0);
      for (const width of [360, 1280]) {
        await page.setViewportSize({ width, height: 640 });
        expect(await tooWide(page)).toEqual([]);
      }
      await page.context().close();
    },
  );

  it('of the federation ends its line too', async () => {
    const page = await withNames(['The Online Meeting Cooperative'], long);
    await page.setViewportSize({ width: 320, height: 640 });
    await visit(page, '/?language=en');
    expect(await page.locator('.brand').textContent()).toBe(long);
    expect(await tooWide(page)).toEqual([]);
    await page.context().close();
  });

  it.each(['en', 'ar'])('leaves the sign for Search whole in the top line, in %s', async (language) => {
    const page = await withNames(['Aina Ferrer'], `زويا الطويلة جدا Zoë Öhlén-Łukasiewicz ${long}`);
    await page.setViewportSize({ width: 360, height: 640 });
    await visit(page, `/?language=${language}`);
    const [whole, shown] = await page.locator('.find').evaluate((button) => {
      const { inlineSize, blockSize } = getComputedStyle(button, '::before');
      return [blockSize, inlineSize];
    });
    expect(shown).toBe(whole);
    expect(await page.locator('.find').evaluate(isWithin)).toBe(true);
    expect(await tooWide(page)).toEqual([]);
    await page.context().close();
  });
});

/** A page of Aina Ferrer on which these are called something else. */
async function withNames(names: readonly string[], other: string): Promise<Page> {
  const page = await screens.open('Aina Ferrer', { reducedMotion: 'reduce' });
  await page.route('**/graphql', async (route) => {
    const response = await route.fetch();
    const answer = names.reduce((text, name) => text.replaceAll(name, other), await response.text());
    await route.fulfill({ response, body: answer });
  });
  return page;
}

/** Does nothing in a button reach over its edge? */
function isWithin(button: Element): boolean {
  return button.scrollWidth <= button.clientWidth;
}

function openEverything(): void {
  // Menus lie above the page and are looked at closed.
  for (const details of document.querySelectorAll<HTMLDetailsElement>('main details')) details.open = true;
}

/** The page allows no style of others, so the sheet is made by hand. */
function spaceOut(css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
}

/**
 * The innermost elements that reach over an edge of the window. What lies in a part that scrolls by itself, as a wide
 * table does, may; so may what only screen readers meet.
 */
function tooWide(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const edge = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= edge) return [];
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      element !== document.body &&
      (['auto', 'scroll', 'hidden'].includes(getComputedStyle(element).overflowX) ||
        scrolls(element.parentElement));
    const over = [...document.body.querySelectorAll('*')].filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      return width > 1 && (right > edge + 1 || left < -1) && !scrolls(element);
    });
    const innermost = over.filter(
      (element) => !over.some((other) => other !== element && element.contains(other)),
    );
    const named = innermost.slice(0, 3).map((element) => element.outerHTML.slice(0, 160));
    return named.length > 0 ? named : ['the page scrolls sideways'];
  });
}
