import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { axe } from './axe.ts';
import { linkIn } from './letters.ts';
import { keepPicture } from './pictures.ts';
import {
  enter,
  inLanguage,
  newLink,
  newPerson,
  openScreens,
  settled,
  visit,
  type Screens,
} from './screens.ts';

let screens: Screens;

beforeAll(async () => {
  screens = await openScreens();
});

afterAll(() => screens.close());

/** Pictures and axe in light and dark. */
async function violationsOn(page: Page, name: string): Promise<readonly unknown[]> {
  const light = await axe(page);
  await keepPicture(page, `links ${name}`);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await axe(page);
  await keepPicture(page, `links ${name} dark`);
  await page.emulateMedia({ colorScheme: 'light' });
  return [...light, ...dark];
}

describe('a link that is clicked a second time', () => {
  it('tells who is signed in, and goes on to where it led', async () => {
    const rosa = await newPerson(screens.db, 'Rosa');
    const page = await screens.open('visitor', { reducedMotion: 'reduce' });
    const link = await newLink(screens.db, rosa, '/me/notices');
    await enter(page, link);
    await page.waitForURL((url) => url.pathname === '/me/notices');
    const again = await page.context().newPage();
    await visit(again, link);
    await again.getByText('This link has been used already.').waitFor();
    await again.getByText(`You are signed in as ${rosa.name}.`).waitFor();
    expect(await violationsOn(again, 'used')).toEqual([]);
    await again.getByRole('link', { name: 'Go on' }).click();
    await again.waitForURL((url) => url.pathname === '/me/notices');
    await page.context().close();
  });

  it('gives who is not signed in a new one, which leads to the same page', async () => {
    const rosa = await newPerson(screens.db, 'Rosa');
    const elsewhere = await screens.open('visitor', { reducedMotion: 'reduce' });
    const link = await newLink(screens.db, rosa, '/me/notices');
    await enter(elsewhere, link);
    await elsewhere.waitForURL((url) => url.pathname === '/me/notices');
    await elsewhere.context().close();
    const page = await screens.open('visitor', { reducedMotion: 'reduce' });
    await visit(page, link);
    await page.getByRole('textbox', { name: 'E-mail address' }).fill(rosa.email);
    await page.getByRole('button', { name: 'Send me a link' }).click();
    // In the same window, where nothing changes but what stands behind the #.
    await page.goto(await linkIn(page, rosa.email));
    await page.getByRole('heading', { level: 1, name: 'What you are written about' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/me/notices');
    await page.context().close();
  });
});

describe('a link where none was asked for before', () => {
  it('waits for a click, also where somebody else asked: nobody is signed in as another, no program uses it up', async () => {
    const rosa = await newPerson(screens.db, 'Rosa');
    const link = await newLink(screens.db, rosa, '/me/notices');
    const program = await screens.open('visitor');
    await visit(program, link);
    await program.waitForLoadState('networkidle');
    await program.context().close();
    const page = await screens.open('visitor', { reducedMotion: 'reduce' });
    // Somebody else asked for one in this browser.
    await page.addInitScript(() => localStorage.setItem('plenaria.email', 'kwame@elsewhere.example'));
    await visit(page, link);
    expect(await violationsOn(page, 'ask')).toEqual([]);
    await page.getByRole('button', { name: `Sign in as ${rosa.name}` }).click();
    await page.waitForURL((url) => url.pathname === '/me/notices');
    await page.context().close();
  });
});

describe('a link of somebody else than the one who is signed in', () => {
  it('asks before it signs anybody out, and goes on as the other on a click', async () => {
    const [rosa, kwame] = [await newPerson(screens.db, 'Rosa'), await newPerson(screens.db, 'Kwame')];
    const page = await screens.open(rosa, { reducedMotion: 'reduce' });
    await visit(page, await newLink(screens.db, kwame, '/me'));
    await page.getByRole('heading', { name: 'Somebody else is signed in here' }).waitFor();
    await page.getByRole('link', { name: `Stay as ${rosa.name}` }).waitFor();
    expect(await violationsOn(page, 'another')).toEqual([]);
    const arabic = await page.context().newPage();
    await visit(arabic, inLanguage(await newLink(screens.db, kwame, '/me'), 'ar'));
    await arabic.getByRole('button', { name: kwame.name }).waitFor();
    await settled(arabic);
    expect(await violationsOn(arabic, 'another ar')).toEqual([]);
    await visit(page, inLanguage(await newLink(screens.db, kwame, '/me'), 'en'));
    const other = await page.context().newPage();
    await visit(other, '/me?language=en');
    await other.getByText(rosa.email).first().waitFor();
    await page.getByRole('button', { name: `Go on as ${kwame.name}` }).click();
    await page.waitForURL((url) => url.pathname === '/me');
    await page.getByText(kwame.email).first().waitFor();
    await page.context().close();
  });
});
