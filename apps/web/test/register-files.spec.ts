import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { keepPicture } from './pictures.ts';
import { openScreens, visit, type Screens } from './screens.ts';

let screens: Screens;
let secretary: Page;

beforeAll(async () => {
  screens = await openScreens();
  secretary = await screens.open('Nadia Okafor', { reducedMotion: 'reduce', acceptDownloads: true });
});

afterAll(() => screens.close());

/** Clicks a link, and gives what the browser then has: the name and where it lies. */
async function downloaded(page: Page, link: string): Promise<{ name: string; path: string }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: link }).click(),
  ]);
  return { name: download.suggestedFilename(), path: await download.path() };
}

// Other files change the register of 2026 meanwhile, and who belongs through other custodians.
describe('the register as a file, in the browser,', () => {
  it('is the list that is shown, as of its day', async () => {
    await visit(secretary, '/people?kind=organisation&asOf=2025-06-15&language=en');
    const count = Number(/(\d+) members/.exec(await secretary.getByRole('main').innerText())?.[1]);
    await keepPicture(secretary, 'the register as a file');
    const { name, path } = await downloaded(secretary, 'Download as CSV');
    expect(name).toBe('register-2025-06-15.csv');
    const lines = readFileSync(path, 'utf8').trimEnd().split('\r\n');
    expect(count).toBeGreaterThan(1);
    expect(lines).toHaveLength(count + 1);
  });

  it('is a spreadsheet too, and the import finds nothing in it to change', async () => {
    await visit(secretary, '/people?custodian=collective-tools&language=en');
    const { name, path } = await downloaded(secretary, 'Download as a spreadsheet');
    expect(name).toMatch(/^register-\d{4}-\d{2}-\d{2}\.xlsx$/);
    await visit(secretary, '/admin/register?language=en');
    await secretary
      .getByLabel('File')
      .setInputFiles({ name, mimeType: 'text/plain', buffer: readFileSync(path) });
    await secretary.getByRole('button', { name: 'Look at it first' }).click();
    await secretary.getByText('None are new. None change.').waitFor();
    expect(await secretary.getByRole('alert').count()).toBe(0);
  });

  it('says beside the field how large it may be', async () => {
    await visit(secretary, '/admin/register?language=en');
    const file = secretary.getByLabel('File');
    const buffer = Buffer.alloc(17 * 1024 * 1024, 'x');
    await file.setInputFiles({ name: 'large.csv', mimeType: 'text/csv', buffer });
    await secretary.getByRole('button', { name: 'Look at it first' }).click();
    await secretary.getByText('files of at most 16 MB', { exact: false }).first().waitFor();
    expect(await file.getAttribute('aria-invalid')).toBe('true');
  });

  it('is a book for those who keep it, in the languages of the custodian', async () => {
    await visit(secretary, '/people?custodian=femprocomuns&asOf=2026-01-15&language=en');
    await keepPicture(secretary, 'the book of members');
    const { name, path } = await downloaded(secretary, 'Catalan');
    expect(name).toBe('femprocomuns-members-2026-01-15.pdf');
    expect(readFileSync(path).subarray(0, 5).toString()).toBe('%PDF-');
    const member = await screens.open('Kwame Boateng');
    await visit(member, '/people?custodian=femprocomuns&language=en');
    expect(await member.getByRole('link', { name: 'Catalan' }).count()).toBe(0);
  });

  it('is not offered to visitors', async () => {
    const visitor = await screens.open('visitor');
    await visit(visitor, '/people?language=en');
    expect(await visitor.getByRole('link', { name: /Download/ }).count()).toBe(0);
  });
});
