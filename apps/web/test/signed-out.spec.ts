import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { keepPicture } from './pictures.ts';
import {
  cookieOf,
  newLink,
  newPerson,
  newSession,
  openScreens,
  visit,
  type Own,
  type Screens,
} from './screens.ts';

let screens: Screens;

beforeAll(async () => {
  screens = await openScreens();
});

afterAll(() => screens.close());

async function endSessions(who: Own): Promise<void> {
  await screens.db.query(
    `update identity.session set revoked_at = now() from identity.account a
      where a.id = account_id and a.email = $1 and revoked_at is null`,
    [who.email],
  );
}

/** What this browser keeps, by name. */
function kept(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => Object.keys(localStorage).toSorted());
}

/** Somebody who has begun to write, with another tab of theirs beside it. */
async function typing(who: Own): Promise<{ readonly page: Page; readonly other: Page }> {
  const page = await screens.open(who);
  const other = await page.context().newPage();
  await visit(other, '/me/data?language=en');
  await visit(page, '/decide/new?language=en');
  await page.getByLabel('Title').fill('A new server');
  return { page, other };
}

describe('a session that ended elsewhere', () => {
  it('leaves what was typed, and a way to sign in beside it that comes back to this page', async () => {
    const who = await newPerson(screens.db, 'Olga');
    const page = await screens.open(who, { reducedMotion: 'reduce' });
    await visit(page, '/decide/new?language=en');
    await page.getByLabel('Title').fill('A new server');
    await page.getByLabel('Text').fill('In the north.');
    await endSessions(who);
    await page.getByRole('button', { name: 'Save as a draft' }).click();
    const alert = page.getByRole('alert');
    await alert.getByText('Please sign in first.').waitFor();
    await keepPicture(page, 'signed out elsewhere');
    const opened = page.waitForEvent('popup');
    await alert.getByRole('link', { name: /^Sign in in a new tab\./ }).click();
    const beside = await opened;
    await beside.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    const returnPath = new URL(beside.url()).searchParams.get('returnPath') ?? '';
    expect(returnPath).toBe('/decide/new?language=en');
    await page.context().addCookies([cookieOf(await newSession(screens.db, who))]);
    await visit(beside, returnPath);
    expect(await beside.getByLabel('Title').inputValue()).toBe('A new server');
    expect(await page.getByLabel('Title').inputValue()).toBe('A new server');
    await page.context().close();
  });

  it('is told on a page that only then is asked for, under a title and with the same way', async () => {
    const who = await newPerson(screens.db, 'Olga');
    const page = await screens.open(who);
    await visit(page, '/people?language=en');
    await endSessions(who);
    await page.getByRole('link', { name: 'Circles' }).click();
    const link = page.getByRole('alert').getByRole('link', { name: /^Sign in in a new tab\./ });
    expect(await link.getAttribute('href')).toBe('/sign-in?returnPath=%2Fcircles');
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
    await page.context().close();
  });
});

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
    expect(await kept(page)).toContainEqual(expect.stringMatching(/^plenaria\.typed .+ new-decision$/));
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

  it('leaves as little where the session is ended in the list of them', async () => {
    const who = await newPerson(screens.db, 'Olga');
    const { page, other } = await typing(who);
    await visit(page, '/me?language=en');
    await page.getByRole('button', { name: /^Sign out here/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    await other.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    expect((await kept(page)).filter((key) => !/theme|language/.test(key))).toEqual([]);
    await page.context().close();
  });
});

describe('signing out that does not work', () => {
  it('says so: nobody walks away believing that they are signed out', async () => {
    const who = await newPerson(screens.db, 'Olga');
    const page = await screens.open(who);
    await visit(page, '/agreements?language=en');
    await page.route('**/graphql', (route) => route.fulfill({ status: 502, body: '' }));
    await page.getByText(who.name).first().click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('alert').getByText('We cannot reach the server.').waitFor();
    await keepPicture(page, 'not signed out');
    expect(new URL(page.url()).pathname).toBe('/agreements');
    await page.context().close();
  });
});

describe('whoever is followed by somebody else in the same browser', () => {
  it('leaves nothing of theirs to them, in no tab', async () => {
    const olga = await newPerson(screens.db, 'Olga');
    const priya = await newPerson(screens.db, 'Priya');
    const { page, other } = await typing(olga);
    await page.goto(await newLink(screens.db, priya, '/decide/new?language=en'));
    await page.getByRole('button', { name: 'Go on as' }).click();
    await page.getByText(priya.name).first().waitFor();
    await other.getByText(priya.name).first().waitFor();
    expect(await other.getByText(olga.name).count()).toBe(0);
    await visit(page, '/decide/new?language=en');
    expect(await page.getByLabel('Title').inputValue()).toBe('');
    await page.context().close();
  });
});

describe('somebody else at the same browser', () => {
  it('finds nothing that was typed before, and no tab that shows it; who typed it finds it again', async () => {
    const who = await newPerson(screens.db, 'Olga');
    const next = await newPerson(screens.db, 'Pau');
    const { page, other } = await typing(who);
    await endSessions(who);
    await page.context().addCookies([cookieOf(await newSession(screens.db, next))]);
    await visit(page, '/decide/new?language=en');
    expect(await page.getByLabel('Title').inputValue()).toBe('');
    await other.getByText(next.name).first().waitFor();
    expect(await other.getByText(who.name).count()).toBe(0);
    await page.context().addCookies([cookieOf(await newSession(screens.db, who))]);
    await visit(page, '/decide/new?language=en');
    expect(await page.getByLabel('Title').inputValue()).toBe('A new server');
    await page.context().close();
  });
});
