import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { linkIn } from './letters.ts';
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
  it('tells visitors why it needs an account, and is where both ways to one lead back to', async () => {
    const page = await screens.open('visitor', phone);
    await visit(page, '/sign-in?language=ca');
    await page.getByRole('link', { name: 'Encara no en formes part? Fes-te’n membre' }).click();
    await page.waitForURL((url) => url.pathname === '/join');
    await visit(page, '/join/hypha/apply?language=ca');
    await page.getByText(/^Per al formulari cal un compte/).waitFor();
    await keepPicture(page, 'the two ways to the form');
    await page.getByRole('link', { name: 'Entra i torna al formulari' }).click();
    await page.waitForURL((url) => url.pathname === '/sign-in');
    expect(new URL(page.url()).searchParams.get('returnPath')).toBe('/join/hypha/apply');
    await page.goBack();
    const email = 'mireia.soler@la-barca.example';
    await page.locator('[name=name]').fill('Mireia Soler');
    await page.locator('[name=email]').fill(email);
    await page.getByRole('button', { name: 'Envia’m l’enllaç' }).click();
    await page.getByRole('status').filter({ hasText: email }).waitFor();
    await page.goto(await linkIn(page, email));
    await page.waitForURL((url) => url.pathname === '/join/hypha/apply');
    await page.locator('[name=motivation]').waitFor();
    await page.context().close();
  });

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
    const article = page.locator('form article').filter({ has: box });
    await article.locator('ins', { hasText: 'never' }).waitFor();
    expect(await box.isChecked()).toBe(false);
    expect(await box.evaluate((one) => one === document.activeElement)).toBe(true);
    expect(await page.locator('[name=motivation]').inputValue()).toBe('We meet across two continents.');
    await keepPicture(page, 'a document that changed while it was accepted');
    // Another test's document may have changed as well.
    for (const one of await page.locator('[name^=document-]').all()) await one.check();
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
    expect(await languagesOf(page)).toEqual(['en', 'en']);
    // That it is a translation, and how far it can be trusted, stands in sight and not behind the whole text.
    await documents.first().getByText('fait foi').first().waitFor();
    await keepPicture(page, 'documents read in English by a French reader');
    await page.locator('[name=readIn]').selectOption('sv');
    await page.locator('form article h3[lang=sv]').first().waitFor();
    expect(await languagesOf(page)).toEqual(['sv', 'sv']);
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
    await visit(page, '/agreements?language=en');
    const line = page
      .locator('main li')
      .filter({ has: page.locator('a[href="/agreements/data-protection-collective-tools"]') });
    await line.getByText('accepted', { exact: true }).waitFor();
    await line.getByRole('link', { name: /^See the proof/ }).waitFor();
    await visit(page, '/agreements/data-protection-collective-tools?language=en');
    await page.getByText('Accepted on').waitFor();
    await page.getByRole('link', { name: 'See the proof' }).click();
    await page.getByRole('button', { name: 'Withdraw' }).waitFor();
    await page.context().close();
  }, 60_000);
});

/** In which language each of the custodian's own documents is shown; what others publish meanwhile is not asked. */
function languagesOf(page: Page): Promise<readonly (string | null)[]> {
  const own = ['conditions-of-use-collective-tools', 'data-protection-collective-tools'];
  return Promise.all(
    own.map((slug) =>
      page
        .locator('form article')
        .filter({ has: page.locator(`[name="document-${slug}"]`) })
        .locator('h3')
        .first()
        .getAttribute('lang'),
    ),
  );
}
