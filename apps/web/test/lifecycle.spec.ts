import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { keepPicture } from './pictures.ts';
import { openScreens, settled, visit, type Screens } from './screens.ts';

const calm = { reducedMotion: 'reduce' } as const;

let screens: Screens;

beforeAll(async () => {
  screens = await openScreens();
});

afterAll(() => screens.close());

/** Presses a button and, in its dialog, the button of the same name. */
async function confirm(
  page: Page,
  name: string,
  fill: (dialog: ReturnType<Page['getByRole']>) => Promise<unknown>,
) {
  await page.getByRole('button', { name, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await fill(dialog);
  await dialog.getByRole('button', { name, exact: true }).click();
  await page.getByText('Done.', { exact: true }).first().waitFor();
}

const nothing = () => Promise.resolve();

describe('a membership after joining, in the browser,', () => {
  it('moves to another custodian once the member and both custodians have agreed', async () => {
    const lena = await screens.open('Lena Hoffmann', calm);
    await visit(lena, '/people/collocall?language=en');
    await confirm(lena, 'Move to another custodian', async (dialog) => {
      await dialog.getByText('The member and both custodians agree').waitFor();
      await keepPicture(lena, 'asking for a move');
      await dialog.getByLabel('To which custodian').selectOption({ label: 'Hypha' });
      await dialog.getByLabel('Reason').fill('Most of us live in Toronto now.');
    });
    await lena.getByText('agrees or refuses.').waitFor();

    const giving = await screens.open('Nerea Etxeberria', calm);
    await visit(giving, '/?language=en');
    await giving.getByRole('link', { name: 'Answer: Collocall' }).click();
    await settled(giving);
    await confirm(giving, 'Agree', nothing);

    const receiving = await screens.open('Joaquim Sousa', calm);
    await visit(receiving, '/people/collocall?language=en');
    await confirm(receiving, 'Agree', nothing);
    await receiving.getByText('moved', { exact: true }).waitFor();
    expect(await receiving.getByRole('main').textContent()).toContain('Hypha (CAD)');
    await keepPicture(receiving, 'a membership that has moved');
    await Promise.all([lena, giving, receiving].map((page) => page.context().close()));
  });

  it('says what leaving means and where one can still vote, and is taken back until the day', async () => {
    const lena = await screens.open('Lena Hoffmann', calm);
    await visit(lena, '/people/collocall?language=en');
    const nextMonth = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    await confirm(lena, 'Leave', async (dialog) => {
      await dialog.getByText('its history is kept').waitFor();
      await keepPicture(lena, 'leaving');
      await dialog.getByLabel('Last day as a member').fill(nextMonth);
    });
    await lena.getByText('it can be taken back').waitFor();
    await confirm(lena, 'Take it back', nothing);
    await lena.getByText('taken back', { exact: true }).waitFor();
    expect(await lena.getByRole('button', { name: 'Take it back' }).count()).toBe(0);
    await lena.context().close();
  });

  it('is paused, and shows nobody else buttons', async () => {
    const other = await screens.open('Priya Raman', calm);
    await visit(other, '/people/fosshost?language=en');
    await other.getByText('Paused since').waitFor();
    expect(await other.getByRole('button', { name: 'End the pause' }).count()).toBe(0);
    await keepPicture(other, 'a paused member');
    await visit(other, '/people/fosshost?language=ar');
    await keepPicture(other, 'a paused member in Arabic');
    await other.context().close();
    const giving = await screens.open('Nerea Etxeberria', calm);
    await visit(giving, '/people/free-knowledge-institute?language=en');
    await giving.getByText('waits for agreement').waitFor();
    await keepPicture(giving, 'a move that waits');
    await visit(giving, '/people/free-knowledge-institute?language=ar');
    await keepPicture(giving, 'a move that waits in Arabic');
    await giving.context().close();
  });
});
