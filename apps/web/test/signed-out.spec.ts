import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { newPerson, openScreens, visit, type Screens } from './screens.ts';

let screens: Screens;

beforeAll(async () => {
  screens = await openScreens();
});

afterAll(() => screens.close());

/** What this browser keeps, by name. */
function kept(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => Object.keys(localStorage).toSorted());
}

describe('whoever signs out', () => {
  it('leaves nothing of theirs on the device, and no other tab that shows it', async () => {
    const who = await newPerson(screens.db, 'Olga');
    const page = await screens.open(who);
    const other = await page.context().newPage();
    await visit(other, '/me/data?language=en');
    expect(await other.getByText(who.name).count()).toBeGreaterThan(0);
    await visit(page, '/decide/new?language=en');
    await page.getByLabel('Title').fill('A new server');
    await page.evaluate(() => localStorage.setItem('plenaria.email', 'olga@hypha.example'));
    expect(await kept(page)).toContain('plenaria.typed new-decision');
    await page.getByText(who.name).first().click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    await other.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    expect(await other.getByText(who.name).count()).toBe(0);
    expect((await kept(page)).filter((key) => !/theme|language/.test(key))).toEqual([]);
    await page.goBack().catch(() => null);
    expect(await page.getByText(who.name).count()).toBe(0);
    await page.context().close();
  });
});
