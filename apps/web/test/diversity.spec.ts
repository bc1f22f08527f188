import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { axe } from './axe.ts';
import { keepPicture } from './pictures.ts';
import { newPerson, openScreens, visit, type Screens } from './screens.ts';

let screens: Screens;

beforeAll(async () => {
  screens = await openScreens();
});

afterAll(() => screens.close());

describe('what I say about myself', () => {
  it('begins with saying nothing, wants an agreement, is kept, and is taken away', async () => {
    const page = await screens.open(await newPerson(screens.db, 'Noor'), { reducedMotion: 'reduce' });
    await visit(page, '/me?language=en');
    await page.getByRole('link', { name: 'Who I am' }).click();
    const gender = page.getByLabel('Gender', { exact: true });
    await gender.waitFor();
    for (const name of ['Gender', 'Age', 'First language'])
      expect(await page.getByLabel(name, { exact: true }).inputValue()).toBe('');
    expect(await page.getByRole('checkbox').isChecked()).toBe(false);
    await gender.selectOption({ label: 'Non-binary' });
    await page.getByLabel('Gender in your own words').fill('as it comes');
    await page.getByRole('button', { name: 'Keep my answers' }).click();
    await page.getByRole('alert').getByText('I agree').waitFor();
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Keep my answers' }).click();
    await page.getByText('Your answers are kept until').waitFor();
    await visit(page, '/me/diversity?language=en');
    expect(await gender.inputValue()).toBe('nonBinary');
    await keepPicture(page, 'diversity said');
    await page.getByRole('button', { name: 'Take my answers away' }).click();
    await page.getByText('Your answers are deleted.').waitFor();
    await page.waitForFunction(
      () => document.querySelector<HTMLSelectElement>('[name=gender]')?.value === '',
    );
    expect(await page.getByRole('button', { name: 'Take my answers away' }).count()).toBe(0);
    await page.context().close();
  });
});

describe('the figures', () => {
  it('are told in sentences, and as a table with the pairs of answers', async () => {
    const part = (dimension: string, choice: string) => ({ dimension, choice });
    const cells = [
      { parts: [], people: 25 },
      { parts: [part('gender', 'woman')], people: 10 },
      { parts: [part('language', 'learned')], people: 10 },
      { parts: [part('gender', 'woman'), part('language', 'learned')], people: 5 },
    ];
    await screens.db.query(
      `insert into diversity.snapshot (quarter, frozen_on, cells) values ('2020-04-01', '2020-07-01', $1)
       on conflict do nothing`,
      [JSON.stringify(cells)],
    );
    const page = await screens.open('visitor', { reducedMotion: 'reduce' });
    for (const language of ['ar', 'de', 'en'])
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await visit(page, `/figures?language=${language}`);
        await page.locator('summary').click();
        expect(await axe(page)).toEqual([]);
        await keepPicture(page, `figures ${language} ${colorScheme}`);
      }
    await page.getByRole('heading', { name: 'From 1 April 2020 to 30 June 2020' }).waitFor();
    await page.getByText('People who answered: at least 25.').waitFor();
    await page.getByRole('listitem').getByText('Woman: at least 10').waitFor();
    const row = page.getByRole('row', { name: 'Woman · Work in a language that they learned' });
    expect(await row.getByRole('cell').textContent()).toBe('5');
    await page.context().close();
  });
});
