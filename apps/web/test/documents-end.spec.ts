import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { publishLicence } from './own-documents.ts';
import { keepPicture } from './pictures.ts';
import { openScreens, visit, type Screens } from './screens.ts';

let screens: Screens;

beforeAll(async () => {
  screens = await openScreens();
});

afterAll(() => screens.close());

describe('a document on the screen', () => {
  it('is given a last day with a reason that its readers see, and goes on after all', async () => {
    const slug = 'ending-soon';
    await publishLicence(screens.db, slug, 'You may use it.', true, 'collective-tools');
    const page = await screens.open('Nadia Okafor', { reducedMotion: 'reduce' });
    await visit(page, `/admin/documents/${slug}?language=en`);
    await page.getByRole('button', { name: 'End the document' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Last day').fill('2020-01-01');
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('The federation’s licence is enough.');
    await keepPicture(page, 'a document is ended');
    await dialog.getByRole('button', { name: 'End the document' }).click();
    await dialog.getByText('A document cannot end backwards.').first().waitFor();
    const lastDay = new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10);
    await dialog.getByLabel('Last day').fill(lastDay);
    await dialog.getByRole('button', { name: 'End the document' }).click();
    await page.getByText(/^Its last day is/).waitFor();
    expect(await page.locator(':focus').innerText()).toBe('Done. What stands now is shown here.');
    const reader = await screens.open('Kwame Boateng');
    await visit(reader, `/agreements/${slug}?language=en`);
    await reader.getByText('The federation’s licence is enough.').waitFor();
    await page.getByRole('button', { name: 'Let it go on' }).click();
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('It is still needed.');
    await dialog.getByRole('button', { name: 'Let it go on' }).click();
    await page.getByText(/^Its last day is/).waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('that has ended asks nobody, shows what it said last, and is written no further', async () => {
    const slug = 'ended-long-ago';
    await publishLicence(screens.db, slug, 'You may use it.', true, 'collective-tools');
    await screens.db.query(
      `update agreements.document set last_day = current_date - 1, end_reason = 'Done.' where slug = $1`,
      [slug],
    );
    const reader = await screens.open('Kwame Boateng');
    await visit(reader, `/agreements/${slug}?language=en`);
    await reader.getByText(/^Ended; its last day was/).waitFor();
    await reader.getByText('You may use it.', { exact: false }).first().waitFor();
    await keepPicture(reader, 'a document that has ended');
    const secretary = await screens.open('Nadia Okafor', { reducedMotion: 'reduce' });
    await visit(secretary, `/admin/documents/${slug}?language=en`);
    expect(await secretary.getByRole('button', { name: /next version|End the document/ }).count()).toBe(0);
    await secretary.context().close();
  });

  it('of which nothing was published is removed', async () => {
    const page = await screens.open('Nadia Okafor', { reducedMotion: 'reduce' });
    await visit(page, '/admin/documents/new?language=en');
    await page.getByRole('textbox', { name: /^Name in the address/ }).fill('opened-by-mistake');
    await page.getByRole('button', { name: 'Open it' }).click();
    await page.getByRole('button', { name: 'Remove the document' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove the document' }).click();
    await page.waitForURL((url) => url.pathname === '/admin/documents');
    await page.getByRole('heading', { level: 1, name: 'Documents' }).waitFor();
    await page.getByText('opened-by-mistake').waitFor({ state: 'detached' });
    const { rows } = await screens.db.query(
      `select from agreements.document where slug = 'opened-by-mistake'`,
    );
    expect(rows).toEqual([]);
    await page.context().close();
  });
});
