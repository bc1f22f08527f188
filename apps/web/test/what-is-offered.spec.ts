import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { keepPicture } from './pictures.ts';
import { openScreens, settled, visit, type Screens } from './screens.ts';

let screens: Screens;

beforeAll(async () => {
  screens = await openScreens();
});

afterAll(() => screens.close());

/** What the search of the top line leads to. */
async function found(page: Page, typed: string): Promise<readonly string[]> {
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: /^Type the name of a page/ });
  await field.fill(typed);
  const goals = await page.getByRole('option').allInnerTexts();
  await page.keyboard.press('Escape');
  await field.waitFor({ state: 'detached' });
  return goals;
}

describe('a member without a role', () => {
  let page: Page;
  beforeAll(async () => {
    page = await screens.open('Aina Ferrer', { reducedMotion: 'reduce' });
  });

  it('finds in the menu what the federation is made of, and nothing that only roles do', async () => {
    await visit(page, '/?language=en');
    await page.getByText('Aina Ferrer', { exact: true }).first().click();
    await page.getByRole('link', { name: 'Admin', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Admin' }).waitFor();
    await settled(page);
    const main = page.getByRole('main');
    for (const name of ['Rules', 'Joining rules', 'Classes', 'Service levels', 'Custodians', 'Roles'])
      expect(await main.getByRole('link', { name, exact: true }).count()).toBe(1);
    expect(await main.getByRole('link', { name: 'Download the constitution' }).count()).toBe(1);
    for (const name of ['Import the register', 'Documents', 'Jobs', 'Services'])
      expect(await main.getByRole('link', { name, exact: true }).count()).toBe(0);
    await keepPicture(page, 'what a member reads under Admin');
  });

  it.each([
    ['admin', 'Admin'],
    ['circ', 'Circles'],
    ['who may', 'Who may vote'],
    ['invit', 'Invitations'],
    ['letters', 'Letters to members'],
    ['service', 'Service levels'],
  ])('finds by typing “%s” the page %s', async (typed, title) => {
    await visit(page, '/decide?language=en');
    expect(await found(page, typed)).toContain(title);
  });
});
