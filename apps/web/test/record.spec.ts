import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { findIds } from './address-ids.ts';
import { home, openScreens, visit, type Screens } from './screens.ts';

let screens: Screens;
let record: string;
let bundle: string;
let folder: string;

beforeAll(async () => {
  screens = await openScreens();
  const { closed } = await findIds(screens.db);
  record = `/decide/${closed}/record?language=en`;
  bundle = await (await fetch(`${home}/decisions/${closed}/bundle.json`)).text();
  folder = mkdtempSync(join(tmpdir(), 'plenaria-record-'));
});

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await screens.close();
});

describe('the record of a decision', () => {
  it('says to anybody how it ended, in words before numbers', async () => {
    const page = await screens.open('visitor');
    await visit(page, record);
    await page.getByText('Adopted', { exact: true }).waitFor();
    await page.getByText('5/9 > 1/2: yes reaches the threshold.').waitFor();
    // Individuals stand under a number of this decision alone.
    expect(await page.getByText('Yara Mansour').count()).toBe(0);
    await page.context().close();
  });

  it('is checked by the browser of a visitor, who finds it whole', async () => {
    const page = await screens.open('visitor');
    await visit(page, record);
    await page.getByRole('button', { name: 'Check the published file' }).click();
    await page.getByText('Everything fits together').waitFor();
    const counted = page.getByText('Counted again under its rules, the result is the same');
    expect(await counted.isVisible()).toBe(true);
    await page.context().close();
  });

  it('is checked from a file too, and a changed word is found in its place', async () => {
    const page = await screens.open('visitor');
    await visit(page, record);
    await choose(page, 'whole.json', bundle);
    await page.getByText('Everything fits together').waitFor();
    await choose(page, 'changed.json', bundle.replace('one rate for every hour', 'two rates for every hour'));
    await page.getByText('This does not fit together').waitFor();
    expect(await page.locator('.notice.problem code').first().textContent()).toMatch(
      /^\$\.texts\[\d\]\.body$/,
    );
    await page.context().close();
  });

  it('answers calmly to a file that is none', async () => {
    const page = await screens.open('visitor');
    await visit(page, record);
    await choose(page, 'nonsense.json', '{"format": ');
    await page.getByText('This does not fit together').waitFor();
    expect(await page.getByText('the file cannot be read as JSON').isVisible()).toBe(true);
    await page.context().close();
  });

  it('prints without what only a screen needs', async () => {
    const page = await screens.open('Aina Ferrer');
    await visit(page, record);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('navigation', { name: 'Main' }).isVisible()).toBe(false);
    expect(await page.getByRole('button', { name: 'Print as minutes' }).isVisible()).toBe(false);
    expect(await page.getByRole('heading', { name: 'How it was counted' }).isVisible()).toBe(true);
    await page.context().close();
  });
});

async function choose(page: Page, name: string, text: string): Promise<void> {
  const path = join(folder, name);
  writeFileSync(path, text);
  await page.locator('input[type=file]').setInputFiles(path);
}
