import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { paths } from '../src/routing/paths.ts';
import { findIds, type Ids } from './address-ids.ts';
import type { Address } from './address.ts';
import { addresses } from './addresses.ts';
import { axe } from './axe.ts';
import { keepPicture } from './pictures.ts';
import { inLanguage, openScreens, visit, type Screens } from './screens.ts';

const languages = ['en', 'ca', 'ar'] as const;
const themes = ['light', 'dark'] as const;

let screens: Screens;
let ids: Ids;

beforeAll(async () => {
  screens = await openScreens();
  ids = await findIds(screens.db);
});

afterAll(() => screens.close());

describe('axe finds nothing, in light and dark, in English, Catalan and Arabic, on', () => {
  it.each(addresses.map((address) => [address.shows, address] as const))('%s', async (_, address) => {
    const page = await screens.open(address.who, { reducedMotion: 'reduce' });
    const found = await violationsOf(page, address);
    await page.context().close();
    expect(found).toEqual([]);
  });

  it('every path that the client knows', () => {
    const looked = addresses.map(({ route }) => route);
    expect(Object.keys(paths).filter((path) => !looked.some((route) => route === path))).toEqual([]);
  });

  it('nothing by not looking: a picture without words is found', async () => {
    const page = await screens.open('visitor');
    await visit(page, '/sign-in');
    await page.evaluate(() => document.querySelector('main')?.append(document.createElement('img')));
    expect(await axe(page)).toEqual([expect.stringContaining('image-alt in <img>')]);
    await page.context().close();
  });
});

async function violationsOf(page: Page, address: Address): Promise<readonly string[]> {
  const found: string[] = [];
  for (const language of languages) {
    await visit(page, inLanguage(address.path(ids), language));
    for (const theme of themes) {
      await page.emulateMedia({ colorScheme: theme });
      await keepPicture(page, `${address.shows} ${language} ${theme}`);
      found.push(...(await axe(page)).map((what) => `${language} ${theme}: ${what}`));
    }
  }
  return found;
}
