import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { publishLicence } from './own-documents.ts';
import { keepPicture } from './pictures.ts';
import { newPerson, openScreens, visit, type Screens } from './screens.ts';

let screens: Screens;

beforeAll(async () => {
  screens = await openScreens();
});

afterAll(() => screens.close());

describe('an agreement on the screen', () => {
  it('is found in Today, read and accepted with the keyboard alone, and proven', async () => {
    const own = await newPerson(screens.db, 'Joan');
    const page = await screens.open(own, { reducedMotion: 'reduce' });
    await visit(page, '/?language=en');
    await page.getByRole('link', { name: /^Read and accept: Licensing policy/ }).press('Enter');
    await page.waitForURL((url) => url.pathname === '/agreements/licensing');
    await page.getByText('This is the authoritative text.').waitFor();
    const box = page.getByRole('checkbox', { name: `I, ${own.name}, accept version 1.` });
    await page.getByRole('button', { name: 'Accept it' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('This is needed.').first().waitFor();
    await box.focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Accepted on').waitFor();
    await page.locator(':focus').filter({ hasText: 'Accepted on' }).waitFor();
    await keepPicture(page, 'an accepted agreement');
    await page.getByRole('link', { name: 'See the proof' }).press('Enter');
    await page.getByText('This browser has just recomputed it.').waitFor();
    const [paper] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Signed document (PDF)' }).press('Enter'),
    ]);
    expect(paper.suggestedFilename()).toBe('licensing-1.pdf');
    await visit(page, '/?language=en');
    expect(await page.getByRole('link', { name: /^Read and accept: Licensing policy/ }).count()).toBe(0);
    await page.context().close();
  });

  it('that changes while it is read is not accepted; the reader sees what changed, where they are', async () => {
    await publishLicence(screens.db, 'licence-changing', 'You may use it. You may change it.');
    const page = await screens.open('Isla MacGregor', { reducedMotion: 'reduce' });
    await visit(page, '/agreements/licence-changing?language=en');
    await page.getByRole('checkbox', { name: 'I, Isla MacGregor, accept version 1.' }).check();
    await publishLicence(screens.db, 'licence-changing', 'You may use it. You may never change it.', false);
    await page.getByRole('button', { name: 'Accept it' }).click();
    const notice = page.getByRole('status').filter({ hasText: 'Nothing was accepted.' });
    await notice.locator('ins', { hasText: 'never' }).waitFor();
    const again = page.getByRole('checkbox', { name: 'I, Isla MacGregor, accept version 2.' });
    expect(await again.isChecked()).toBe(false);
    expect(await notice.isVisible()).toBe(true);
    await keepPicture(page, 'an agreement that changed while it was read');
    await again.check();
    await page.getByRole('button', { name: 'Accept it' }).click();
    await page.getByText('Accepted on').waitFor();
    await page.context().close();
  });

  it('that changed since it was signed shows the change in the reader’s language, and the decision', async () => {
    const page = await screens.open('Aina Ferrer', { reducedMotion: 'reduce' });
    await visit(page, '/?language=ca');
    await page.getByRole('link', { name: /^Llegeix què ha canviat: Acord de consorci/ }).click();
    await page.getByText('Des de la versió 1, que vas acceptar.').waitFor();
    await page.locator('del', { hasText: 'cercle' }).first().waitFor();
    await page
      .getByRole('link', { name: /^Aprovat per la decisió/ })
      .first()
      .waitFor();
    await page
      .getByRole('checkbox', { name: /^Jo, Aina Ferrer, signo la versió 2 en nom de femProcomuns/ })
      .check();
    await page.getByRole('button', { name: 'Signa-ho' }).click();
    await page.getByRole('checkbox').waitFor({ state: 'detached' });
    expect(await page.getByText('acceptat', { exact: true }).isVisible()).toBe(true);
    await page.context().close();
  });

  it('is printed with the hash of its text, and without the form that answers it', async () => {
    const page = await screens.open(await newPerson(screens.db, 'Berta'), { reducedMotion: 'reduce' });
    await visit(page, '/agreements/licensing?language=en');
    const box = page.getByRole('checkbox');
    await box.waitFor();
    const hash = page.locator('details code.hash');
    expect(await hash.isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    expect([await box.isVisible(), await hash.isVisible()]).toEqual([false, true]);
    expect((await hash.boundingBox())?.height).toBeGreaterThan(0);
    await page.context().close();
  });

  it('that is taken back says so and since when, also where an earlier version was signed, and shows the proof', async () => {
    const page = await screens.open('Aina Ferrer', { reducedMotion: 'reduce' });
    await visit(page, '/agreements/consortium?language=en');
    await page.getByRole('link', { name: 'See the proof' }).click();
    await page.getByRole('button', { name: 'Withdraw' }).click();
    await page.getByRole('textbox', { name: 'Reason' }).fill('We sign it after our assembly.');
    await page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click();
    await page.getByText('by Aina Ferrer: We sign it after our assembly.').waitFor();
    const proof = new URL(page.url()).pathname;
    await visit(page, '/agreements/consortium?language=en');
    const answer = page.locator('section.paper').filter({ hasText: 'Withdrawn on' });
    expect(await answer.getByRole('link', { name: 'See the proof' }).getAttribute('href')).toBe(proof);
    expect(await page.getByText(/which you accepted/).count()).toBe(0);
    await visit(page, '/agreements?language=en');
    const line = page.getByRole('listitem').filter({ hasText: /Consortium agreement.*withdrawn/ });
    expect(await line.getByRole('link', { name: /^See the proof/ }).getAttribute('href')).toBe(proof);
    expect(await line.locator('time').count()).toBe(2);
    await visit(page, '/?language=en');
    expect(await page.getByText('It has changed since you accepted it.').count()).toBe(0);
    await page.context().close();
  });

  it('of the federation shows a custodian which of its own members have signed it, and by whom', async () => {
    const keeper = await newPerson(screens.db, 'Roser', 'femprocomuns');
    const page = await screens.open(keeper, { reducedMotion: 'reduce' });
    await visit(page, '/agreements/consortium?language=en');
    await page.getByRole('link', { name: 'Who has agreed' }).click();
    await page.getByRole('heading', { level: 1, name: 'Who has agreed' }).waitFor();
    await page.getByRole('row').filter({ hasText: 'Aina Ferrer' }).getByText('femProcomuns').waitFor();
    expect(await page.getByText('Isla MacGregor').count()).toBe(0);
    await keepPicture(page, 'who of a custodian’s members signed');
    expect(await page.getByRole('link', { name: 'Consortium agreement' }).getAttribute('href')).toBe(
      '/agreements/consortium',
    );
    await visit(page, '/people/femprocomuns?language=en');
    const signed = page.getByRole('listitem').filter({ hasText: 'Consortium agreement' });
    await signed.getByText('Aina Ferrer').waitFor();
    expect(await signed.getByRole('link', { name: 'See the proof' }).count()).toBe(1);
    await keepPicture(page, 'what a member has signed');
    await visit(page, '/people/webarchitects?language=en');
    await page.getByRole('heading', { name: 'What changed' }).waitFor();
    expect(await page.getByRole('link', { name: 'See the proof' }).count()).toBe(0);
    await visit(page, '/admin/documents/consortium/acceptances?version=77&language=en');
    await page.getByRole('heading', { level: 1 }).filter({ hasNotText: 'Who has agreed' }).waitFor();
    await page.context().close();
  });

  it('is compared from the earlier to the later version, whichever of them the address names first', async () => {
    const page = await screens.open('visitor', { reducedMotion: 'reduce' });
    for (const [version, compare] of ['12', '21']) {
      await visit(page, `/agreements/consortium?version=${version}&compare=${compare}&text=en&language=en`);
      await page.getByText('From version 1 to version 2.').waitFor();
      const changes = page.getByRole('region', { name: 'What changed' });
      await changes.locator('del', { hasText: 'circle' }).first().waitFor();
      await changes.getByText('6 unchanged paragraphs').waitFor();
      expect(await changes.getByText('##').count()).toBe(0);
    }
    await page.context().close();
  });

  it('is withdrawn with a reason, and its proof says so', async () => {
    const page = await screens.open('Kwame Boateng', { reducedMotion: 'reduce' });
    await visit(page, '/agreements/code-of-conduct?language=en');
    await page.getByRole('link', { name: 'See the proof' }).click();
    await page.getByRole('button', { name: 'Withdraw' }).click();
    await page.getByText('Nothing is switched off by it').waitFor();
    await page.getByRole('textbox', { name: 'Reason' }).fill('I was asked by mistake.');
    await page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click();
    await page.getByText('by Kwame Boateng: I was asked by mistake.').waitFor();
    expect(await page.getByRole('button', { name: 'Withdraw' }).count()).toBe(0);
    await page.locator(':focus').filter({ hasText: 'It is withdrawn.' }).waitFor();
    await keepPicture(page, 'a withdrawn acceptance');
    await page.context().close();
    const secretary = await screens.open('Nadia Okafor', { reducedMotion: 'reduce' });
    await visit(secretary, '/admin/documents/code-of-conduct?language=en');
    await secretary.getByRole('link', { name: 'Who has agreed' }).click();
    const row = secretary.getByRole('row').filter({ hasText: 'Kwame Boateng' });
    await row.getByText('I was asked by mistake.').waitFor();
    await keepPicture(secretary, 'who agreed to a document');
    await secretary.context().close();
  });
});

describe('a document on the screen', () => {
  it('is opened, written, published and read by whoever keeps it', async () => {
    const keeper = await newPerson(screens.db, 'Kajsa', 'collective-tools');
    const page = await screens.open(keeper, { reducedMotion: 'reduce' });
    await visit(page, '/admin/documents/new?language=en');
    await page.getByRole('combobox', { name: 'What it is about' }).selectOption('licensing');
    const owner = page.getByRole('combobox', { name: 'Whose it is' });
    expect(await owner.locator('option').count()).toBe(1);
    expect(await owner.inputValue()).toBe('collective-tools');
    await page.getByRole('textbox', { name: /^Name in the address/ }).fill('licence-of-collective-tools');
    await page.getByRole('button', { name: 'Open it' }).click();
    await page.getByRole('textbox', { name: 'Title' }).fill('Our licence');
    await page.getByRole('textbox', { name: 'Summary in plain words' }).fill('Share alike.');
    await page
      .getByRole('textbox', { name: 'Text', exact: true })
      .fill('## One\n\nShare alike.\n\n## Two\n\nName us.');
    await page.getByRole('button', { name: 'Preview' }).click();
    await page.getByRole('heading', { name: 'Two' }).waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'Version 1 is a draft' }).waitFor();
    await page.locator(':focus').filter({ hasText: 'The text is saved.' }).waitFor();
    await page.getByRole('button', { name: 'Publish it' }).click();
    await page.getByText('Name the decision that adopted it, or say why there is none.').first().waitFor();
    await page.getByRole('textbox', { name: /^Or why there is none/ }).fill('A test.');
    await keepPicture(page, 'a draft to publish');
    await page.getByRole('button', { name: 'Publish it' }).click();
    await page.getByText('Version 1, in force since').waitFor();
    await page.locator(':focus').filter({ hasText: 'Version 1 is published.' }).waitFor();
    await keepPicture(page, 'a version that was just published');
    await page.getByRole('link', { name: 'Read: Our licence' }).click();
    const contents = page.getByRole('navigation', { name: 'Contents' });
    await contents.waitFor();
    expect(await contents.getByRole('link').allTextContents()).toEqual(['One', 'Two']);
    await page.context().close();
  });

  it('goes on by a decision, is translated by one person and reviewed by another', async () => {
    await publishLicence(screens.db, 'going-on', 'You may use it.', true, 'collective-tools');
    const { rows } = await screens.db.query<{ number: number }>(
      `select number from voting.decision where state = 'closed' and result ->> 'outcome' = 'adopted' limit 1`,
    );
    const decision = String(rows[0]?.number);
    const page = await screens.open('Nadia Okafor', { reducedMotion: 'reduce' });
    await visit(page, '/admin/documents/going-on?language=en');
    await page.getByRole('button', { name: 'Write the next version' }).click();
    expect(await page.locator('select:focus').inputValue()).toBe('en');
    await page.getByRole('textbox', { name: 'Text', exact: true }).fill('You may use it. Name us.');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'Version 2 is a draft' }).waitFor();
    await page.locator('ins', { hasText: 'Name us.' }).waitFor();
    await page.getByRole('textbox', { name: /^Number of the decision/ }).fill('999999');
    await page.getByRole('button', { name: 'Publish it' }).click();
    await page.getByText('No adopted decision has this number.').first().waitFor();
    // As an Arabic keyboard writes it.
    const typed = decision.replace(/\d/g, (digit) => '٠١٢٣٤٥٦٧٨٩'.charAt(Number(digit)));
    await page.getByRole('textbox', { name: /^Number of the decision/ }).fill(typed);
    await page.getByRole('button', { name: 'Publish it' }).click();
    await page.getByText('Version 2, in force since').waitFor();
    await page.getByRole('button', { name: 'Write (Català)' }).click();
    await page.getByRole('textbox', { name: 'Title' }).fill('Llicència');
    await page.getByRole('textbox', { name: 'Summary in plain words' }).fill('En poques paraules.');
    await page
      .getByRole('textbox', { name: 'Text', exact: true })
      .fill('La pots fer servir. Digues qui som.');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('waits for a review').waitFor();
    await page.locator(':focus').filter({ hasText: 'The text is saved.' }).waitFor();
    await page.context().close();

    const keeper = await newPerson(screens.db, 'Kajsa', 'collective-tools');
    const second = await screens.open(keeper, { reducedMotion: 'reduce' });
    await visit(second, '/admin/documents/going-on?language=en');
    await second.getByRole('button', { name: 'I have compared it: it says the same' }).click();
    await second.getByText('reviewed', { exact: true }).waitFor();
    await second.locator(':focus').filter({ hasText: 'The translation counts as reviewed now.' }).waitFor();
    await visit(second, '/agreements/going-on?language=ca');
    await second.getByRole('heading', { level: 1, name: 'Llicència' }).waitFor();
    const basis = second.getByRole('link', { name: /^Aprovat per la decisió/ }).first();
    expect(await basis.textContent()).toContain(decision);
    await second.context().close();
  });
});
