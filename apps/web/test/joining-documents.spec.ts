import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { publishLicence } from './own-documents.ts';
import { keepPicture } from './pictures.ts';
import { openScreens, visit, type Screens } from './screens.ts';

const phone = { viewport: { width: 360, height: 740 }, reducedMotion: 'reduce' } as const;

let screens: Screens;

beforeAll(async () => {
  screens = await openScreens();
});

afterAll(() => screens.close());

describe('the form of an application', () => {
  it('shows who applies what changed in a document meanwhile, and keeps everything else as it was typed', async () => {
    await publishLicence(screens.db, 'while-applying', 'You may use it. You may change it.');
    const page = await screens.open('Kwame Boateng', phone);
    await visit(page, '/join/webarchitects/apply?language=en');
    await page.locator('[name=name]').fill('Harbour Commons');
    await page.locator('[name="class consumer"]').check();
    await page.locator('[name=hours]').fill('12');
    await page.locator('[name=motivation]').fill('We meet across two continents.');
    const box = page.locator('[name=document-while-applying]');
    await box.waitFor();
    for (const one of await page.locator('[name^=document-]').all()) await one.check();
    await publishLicence(screens.db, 'while-applying', 'You may use it. You may never change it.', false);
    await page.locator('form button[type=submit]').click();
    const alert = page.getByRole('alert');
    await alert.getByText('This text has changed since you read it. Nothing was accepted.').waitFor();
    await page.locator('article ins', { hasText: 'never' }).waitFor();
    expect(await box.isChecked()).toBe(false);
    expect(await box.evaluate((one) => one === document.activeElement)).toBe(true);
    expect(await page.locator('[name=motivation]').inputValue()).toBe('We meet across two continents.');
    await keepPicture(page, 'a document that changed while it was accepted');
    await box.check();
    await page.locator('form button[type=submit]').click();
    await page.waitForURL((url) => url.pathname.startsWith('/applications/'));
    await page.getByRole('link', { name: 'Licence while-applying, version 2' }).waitFor();
    await page.context().close();
  }, 60_000);

  it('gives a French reader English where there is no French, and keeps the language in which they agreed', async () => {
    const page = await screens.open('Kwame Boateng', phone);
    await visit(page, '/join/collective-tools/apply?language=fr');
    await page.locator('[name=name]').fill('Les Communs du Port');
    await page.locator('[name="class consumer"]').check();
    await page.locator('[name=hours]').fill('12');
    await page.locator('[name=motivation]').fill('Nous nous réunissons en ligne.');
    const documents = page.locator('form article');
    await documents.first().waitFor();
    expect(await languagesOf(page)).toEqual(['en']);
    // That it is a translation, and how far it can be trusted, stands in sight and not behind the whole text.
    await documents.first().getByText('fait foi').first().waitFor();
    await keepPicture(page, 'documents read in English by a French reader');
    await page.locator('[name=readIn]').selectOption('sv');
    await page.locator('form article h3[lang=sv]').first().waitFor();
    // Others' documents may have no Swedish; those of this custodian have.
    expect(await languagesOf(page)).toContain('sv');
    await page.locator('[name=readIn]').selectOption('fr');
    await page.locator('form article h3[lang=en]').first().waitFor();
    for (const one of await page.locator('[name^=document-]').all()) await one.check();
    await page.locator('form button[type=submit]').click();
    await page.waitForURL((url) => url.pathname.startsWith('/applications/'));
    const id = new URL(page.url()).pathname.split('/')[2];
    await screens.db.query(`select set_config('plenaria.account', 'system', false)`);
    const { rows } = await screens.db.query(
      `select distinct a.language from membership.application_event e
         cross join jsonb_array_elements(e.payload -> 'agreed') one
         join agreements.acceptance a on a.id = (one ->> 'acceptanceId')::uuid
        where e.application_id = $1 and e.kind = 'submitted'`,
      [id],
    );
    expect(rows).toEqual([{ language: 'en' }]);
    await page.context().close();
  }, 60_000);
});

/** In which languages the documents of the form are shown. */
async function languagesOf(page: Page): Promise<readonly (string | null)[]> {
  const titles = await page.locator('form article h3').all();
  const shown = await Promise.all(titles.map((title) => title.getAttribute('lang')));
  return [...new Set(shown)];
}
