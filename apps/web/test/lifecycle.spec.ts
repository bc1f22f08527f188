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
    // What is typed stays until it is sent, also when the page is loaded anew.
    await lena.getByRole('button', { name: 'Take it back', exact: true }).click();
    await lena.getByRole('dialog').getByLabel('Reason').fill('We stay after all.');
    await visit(lena, '/people/collocall?language=en');
    await confirm(lena, 'Take it back', async (dialog) => {
      expect(await dialog.getByLabel('Reason').inputValue()).toBe('We stay after all.');
    });
    await lena.getByText('taken back', { exact: true }).waitFor();
    expect(await lena.getByRole('button', { name: 'Take it back' }).count()).toBe(0);
    await lena.context().close();
  });

  it('that is paused is ended by the member alone, and a move that waits is answered by those it waits for', async () => {
    const buttons = [
      ['fosshost', 'Paused since', 'End the pause', 'Tunde Adeyemi'],
      ['free-knowledge-institute', 'waits for agreement', 'Agree', 'Nerea Etxeberria'],
    ] as const;
    for (const [member, says, button, whose] of buttons) {
      for (const reader of [whose, 'Priya Raman'] as const) {
        const page = await screens.open(reader, calm);
        await visit(page, `/people/${member}?language=en`);
        if (reader === whose || member === 'fosshost') await page.getByText(says).first().waitFor();
        const found = await page.getByRole('button', { name: button, exact: true }).count();
        expect([member, reader, found]).toEqual([member, reader, reader === whose ? 1 : 0]);
        await keepPicture(page, `${member} as ${reader} sees it`);
        await visit(page, `/people/${member}?language=ar`);
        await keepPicture(page, `${member} as ${reader} sees it in Arabic`);
        await page.context().close();
      }
    }
  });
});
