import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { keepPicture } from './pictures.ts';
import { newGuest, openScreens, settled, visit, type Screens } from './screens.ts';

let screens: Screens;

beforeAll(async () => {
  screens = await openScreens();
});

afterAll(() => screens.close());

/** The pages that the search of the top line leads to; decisions, which have a number, are everybody's once closed. */
async function found(page: Page, typed: string): Promise<readonly string[]> {
  await settled(page);
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  const field = page.getByRole('combobox', { name: /^Type the name of a page/ });
  await field.fill(typed);
  // The list follows what is typed a moment later.
  await page.waitForTimeout(1_000);
  const goals = await page.getByRole('listbox', { name: 'Search' }).getByRole('option').allInnerTexts();
  await page.keyboard.press('Escape');
  await field.waitFor({ state: 'detached' });
  return goals.filter((goal) => !/^\d+\. /.test(goal));
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

describe('the search of every page', () => {
  it('shows what the keys choose, also below the edge of its list', async () => {
    const page = await screens.open('Aina Ferrer', { viewport: { width: 390, height: 500 } });
    await visit(page, '/admin?language=en');
    await settled(page);
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').press('ArrowUp');
    const inSight = await page.getByRole('option', { selected: true }).evaluate((goal) => {
      const list = goal.parentElement?.getBoundingClientRect();
      return goal.getBoundingClientRect().bottom <= (list?.bottom ?? 0) + 1;
    });
    expect(inSight).toBe(true);
    await page.context().close();
  });
});

describe('somebody who only applies to join', () => {
  let page: Page;
  beforeAll(async () => {
    page = await screens.open(await newGuest(screens.db, 'Layla'), { reducedMotion: 'reduce' });
  });

  it('is not offered what is the members’ alone', async () => {
    await visit(page, '/people?language=en');
    const main = page.getByRole('main');
    for (const name of ['Circles', 'Who may vote', /CSV/])
      expect(await main.getByRole('link', { name }).count()).toBe(0);
    await visit(page, '/decide?language=en');
    expect(await main.getByRole('link', { name: 'New decision' }).count()).toBe(0);
    expect(await page.locator('.menu a[href="/admin"]').count()).toBe(0);
    await visit(page, '/admin?language=en');
    expect(await main.getByRole('link').count()).toBe(0);
    for (const typed of ['admin', 'circ', 'who may', 'letters']) expect(await found(page, typed)).toEqual([]);
  });

  it('has a page of their own, with all that an account needs', async () => {
    await visit(page, '/me?language=en');
    await page.getByRole('button', { name: 'Add a passkey' }).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    await keepPicture(page, 'Me of an applicant');
  });

  it('is not told that nobody speaks for a member because it is not told who', async () => {
    const visitor = await screens.open('visitor');
    for (const reader of [page, visitor]) {
      await visit(reader, '/people/hypha?language=en');
      await reader.getByText('Hypha (CAD)').waitFor();
      expect(await reader.getByText('Nobody has been named yet').count()).toBe(0);
      expect(await reader.getByText('Takes part for it').count()).toBe(0);
    }
    await visitor.context().close();
  });

  it('is not told that nothing is decided where it is not told what is', async () => {
    const main = page.getByRole('main');
    await visit(page, '/decide?language=en');
    await main.getByText('What this federation has decided. Anybody can read it and check it.').waitFor();
    expect(await main.getByText('Nothing is open for voting.').count()).toBe(0);
    const { rows } = await screens.db.query(`select id from voting.decision where state = 'closed' limit 1`);
    await visit(page, `/decide/${String(rows[0].id)}/record?language=en`);
    expect(await main.getByRole('heading', { name: 'Dates and proof' }).count()).toBe(1);
    expect(await main.getByText('Nothing has changed about the members on the roll.').count()).toBe(0);
  });

  it('reads that the chair closed a decision, not by which word its name is hidden', async () => {
    const { rows } = await screens.db.query(`select id from voting.decision where state = 'closed' limit 1`);
    const chair = `"closedBy":{"__typename":"Person","id":"1a2b3c4d","name":"person-1a2b3c4d"}`;
    await page.route('**/graphql', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()).replace('"closedBy":null', chair) });
    });
    await visit(page, `/decide/${String(rows[0].id)}/record?language=en`);
    await page.getByText('the chair', { exact: true }).waitFor();
    expect(await page.getByText(/person-1a2b3c4d/).count()).toBe(0);
    await page.unroute('**/graphql');
  });

  it('reads before writing anything that members begin decisions', async () => {
    await visit(page, '/decide/new?language=en');
    await page.getByText('Only members begin decisions.').waitFor();
    expect(await page.getByRole('main').locator('form').count()).toBe(0);
    await keepPicture(page, 'a new decision to an applicant');
  });

  it('who follows an address of members all the same reads a page with a title', async () => {
    const { rows } = await screens.db.query(`select id from membership.person where name = 'Aina Ferrer'`);
    await visit(page, `/persons/${String(rows[0].id)}?language=en`);
    expect(await page.getByRole('heading', { level: 1 }).allInnerTexts()).toEqual([
      'This is not open to you',
    ]);
    expect(await page.title()).toContain('This is not open to you');
    expect(await page.getByRole('alert').innerText()).toContain('Your roles do not allow this.');
    await keepPicture(page, 'a page that is not open');
  });
});
