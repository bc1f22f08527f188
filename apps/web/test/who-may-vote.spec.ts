import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { keepPicture } from './pictures.ts';
import { openScreens, visit, type Screens } from './screens.ts';

let screens: Screens;
let page: Page;

beforeAll(async () => {
  screens = await openScreens();
  page = await screens.open('Kwame Boateng', { reducedMotion: 'reduce' });
});

afterAll(() => screens.close());

describe('who may vote, in the browser,', () => {
  it('is one step from the register, and says what each vote weighs', async () => {
    await visit(page, '/people?language=en');
    await page.getByRole('link', { name: 'Who may vote' }).click();
    await page.getByRole('heading', { name: 'What a vote weighs' }).waitFor();
    await visit(page, '/who-may-vote?rule=one-coop-one-vote&language=en');
    const electors = Number(
      await page.locator('dt', { hasText: 'Members that may vote' }).locator('+ dd').innerText(),
    );
    expect(electors).toBeGreaterThan(5);
    expect(bare(await page.getByText('On the roll:').innerText())).toBe(
      `On the roll: ${electors}. Each vote is 1 ÷ ${electors} = 1/${electors} of the whole.`,
    );
    await keepPicture(page, 'who may vote');
  });

  it('names who is left out under another rule, and why', async () => {
    await page.getByLabel('Rule').selectOption({ label: 'Webarchitects: 50 / 25 / 25' });
    await page.getByLabel('Show', { exact: true }).selectOption({ label: 'Members without a vote' });
    await page.getByRole('button', { name: 'Show' }).click();
    await page.getByText('No vote: the rule names none of its classes').first().waitFor();
    expect(new URL(page.url()).searchParams.get('rule')).toBe('webarchitects-50-25-25');
    await keepPicture(page, 'who may not vote');
  });

  it('begins with the day of the register, wherever its reader is, and says that it is another there', async () => {
    const utc = new Date();
    const timezoneId = utc.getUTCHours() < 11 ? 'Pacific/Pago_Pago' : 'Pacific/Kiritimati';
    const elsewhere = await screens.open('Kwame Boateng', { timezoneId });
    await visit(elsewhere, '/who-may-vote?language=en');
    expect(await elsewhere.getByLabel('As of').inputValue()).toBe(utc.toISOString().slice(0, 10));
    expect(await elsewhere.getByText('Days are counted in UTC').innerText()).toContain(
      String(utc.getUTCDate()),
    );
    expect(await page.getByText('Days are counted in UTC').count()).toBe(0);
  });

  it('keeps the filters when the address was mistyped', async () => {
    await visit(page, '/who-may-vote?rule=bogus&asOf=2026-13-01&language=en');
    expect(await page.locator('[aria-invalid]').count()).toBe(2);
    await visit(page, '/who-may-vote?after=zzz&language=en');
    await page.getByRole('button', { name: 'First page' }).click();
    await page.getByRole('heading', { name: 'What a vote weighs' }).waitFor();
  });
});

/** Without the signs that keep directions apart. */
function bare(text: string): string {
  return text.replace(/[\u2066-\u2069]/g, '');
}
