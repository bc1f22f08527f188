import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { languages } from '@plenaria/i18n';
import type { Page } from 'playwright-core';
import { findIds, type Ids } from './address-ids.ts';
import type { Address } from './address.ts';
import { addresses } from './addresses.ts';
import { inLanguage, openScreens, visit, type Screens } from './screens.ts';

/** `common:nav.today` where "Today" should stand, or `nav.today`, or a place that nobody filled. */
const rawKey = /\b[a-z]+:[a-z]+(\.[A-Za-z]+)+|^[a-z]+(\.[a-z][A-Za-z]+)+$|\{\{.*?\}\}/;
/** Words in plain letters; what the pseudo-language says has none. */
const plainWords = /[A-Za-z]{3,}/;
/** Names, days and formats that are the same in every language, or come from the browser. */
const same = /^(SHA-256|Plenaria|English|Català|Español|Français|Deutsch|Svenska|Kit|CSV|UTC.*|GMT.*)$/;

/** That every text is there in every language is held by libs/i18n; this is about how pages say them. */
const onePerPath = addresses.filter(
  ({ route }, place) => addresses.findIndex((other) => other.route === route) === place,
);

let screens: Screens;
let ids: Ids;

beforeAll(async () => {
  screens = await openScreens();
  ids = await findIds(screens.db);
});

afterAll(() => screens.close());

describe('no page shows a key in place of a text, or names another language than it speaks, in', () => {
  it.each(languages.map(({ ownName, code, direction }) => [ownName, code, direction] as const))(
    '%s',
    async (_, language, direction) => {
      const found = await overAll(onePerPath, async (page, path) => {
        await visit(page, inLanguage(path, language));
        const root = await page.evaluate(() => ({
          lang: document.documentElement.lang,
          dir: document.documentElement.dir,
        }));
        expect(root).toMatchObject({ lang: language, dir: direction });
        return (await said(page)).filter((text) => rawKey.test(text));
      });
      expect(found).toEqual([]);
    },
  );
});

describe('a text that people have written', () => {
  it('comes in the language of the member, also when their browser speaks another', async () => {
    const page = await screens.open('Aina Ferrer', { locale: 'en-GB' });
    await visit(page, `/decide/${ids.open}/ballot`);
    await page.getByRole('heading', { level: 1, name: 'Qui és sòcia productora?' }).waitFor();
    expect(await page.getByText('Aquest text és en').count()).toBe(0);
    await page.context().close();
  });

  it('follows a visitor who chooses another language on the page', async () => {
    const page = await screens.open('visitor', { locale: 'en-GB' });
    await visit(page, `/decide/${ids.closed}/record`);
    const before = await page.getByRole('heading', { level: 1 }).textContent();
    await page.getByRole('banner').getByRole('combobox').selectOption('ar');
    await page.waitForFunction((said) => document.querySelector('h1')?.textContent !== said, before);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toMatch(/^\p{Script=Arabic}/u);
    await page.context().close();
  });
});

describe('no word of ours was forgotten by the translators', () => {
  it('as the pseudo-language shows, in which every text has an accent', async () => {
    const found = await overAll(addresses, async (page, path) => {
      if (path === '/_kit') return []; // it speaks English only
      await visit(page, inLanguage(path, 'pseudo'));
      return (await said(page)).filter((text) => plainWords.test(text) && !same.test(text));
    });
    expect(found).toEqual([]);
  });
});

/** Looks at pages as the one who sees it, and gathers what was found, by page. */
async function overAll(
  places: readonly Address[],
  look: (page: Page, path: string) => Promise<readonly string[]>,
) {
  const found: string[] = [];
  const pages = new Map<string, Page>();
  for (const { who, path, shows } of places) {
    const page = pages.get(who) ?? (await screens.open(who));
    pages.set(who, page);
    found.push(...(await look(page, path(ids))).map((text) => `${shows}: ${text}`));
  }
  for (const page of pages.values()) await page.context().close();
  return found;
}

/**
 * What the page says of its own: each text that is seen or read out, without what people and records say. That is
 * marked, as it must be for the direction of writing: `bdi`, `dir="auto"`, `code`, `time`, `lang`.
 */
function said(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const theirs = 'bdi, [dir=auto], [dir=ltr], code, time, option[lang], [lang]:not(html), .kit';
    // The name of the window repeats the heading, which may be people's own.
    const heading = document.querySelector('h1')?.textContent ?? '';
    const texts = [document.title.replace(heading, '')];
    for (const element of document.querySelectorAll('body *')) {
      if (element.closest(theirs)) continue;
      for (const name of ['aria-label', 'placeholder', 'alt', 'title'])
        texts.push(element.getAttribute(name) ?? '');
      for (const node of element.childNodes)
        if (node.nodeType === Node.TEXT_NODE) texts.push(node.textContent ?? '');
    }
    return texts.map((text) => text.trim()).filter((text) => text !== '');
  });
}
