import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { keepPicture } from './pictures.ts';
import { openScreens, visit, type Screens } from './screens.ts';

let screens: Screens;
let secretary: Page;

beforeAll(async () => {
  screens = await openScreens();
  secretary = await screens.open('Nadia Okafor', { reducedMotion: 'reduce' });
});

afterAll(() => screens.close());

describe('the secretary, under Admin,', () => {
  it('adds a class, names it in Catalan, ends it after reading what that means, and takes the end back', async () => {
    await visit(secretary, '/admin/classes?language=en');
    await secretary.getByRole('button', { name: 'Add a class' }).click();
    const dialog = secretary.getByRole('dialog');
    await dialog.getByLabel('Short name').fill('Worker');
    await dialog.getByLabel('Name (English)').fill('Worker');
    await dialog.getByRole('button', { name: 'Add a class' }).click();
    await dialog.getByText('Use small letters, digits and hyphens.').first().waitFor();
    await dialog.getByLabel('Short name').fill('worker');
    await dialog.getByText('In other languages').click();
    await dialog.getByLabel('Name (Català)').fill('Treballadora');
    await dialog.getByRole('button', { name: 'Add a class' }).click();
    const section = secretary.getByRole('region', { name: 'Worker' });
    await section.getByRole('button', { name: 'End the class' }).click();
    await dialog.getByText(/^Nobody holds it today/).waitFor();
    await keepPicture(secretary, 'ending a class');
    await dialog.getByLabel('Reason').fill('It was a slip.');
    await dialog.getByRole('button', { name: 'End the class' }).click();
    await section.getByText(/ends on/).waitFor();
    const visitor = await screens.open('visitor');
    await visit(visitor, '/join/collective-tools?language=en');
    await visitor
      .getByRole('listitem')
      .filter({ hasText: /^Worker · ends on/ })
      .waitFor();
    await visitor.context().close();
    await section.getByRole('button', { name: 'Change its last day' }).click();
    await dialog.getByText('Leave it empty if the class goes on after all.').waitFor();
    await dialog.getByLabel('Last day').fill('');
    await dialog.getByLabel('Reason').fill('It was none.');
    await dialog.getByRole('button', { name: 'Change its last day' }).click();
    await section.getByText(/ends on/).waitFor({ state: 'detached' });
    await section.getByRole('button', { name: 'End the class' }).waitFor();
    await visit(secretary, '/admin/classes?language=ca');
    expect(await secretary.getByRole('heading', { name: 'Treballadora' }).isVisible()).toBe(true);
  });

  it('adopts a joining rule, and every member reads it with its reason', async () => {
    await visit(secretary, '/admin/joining?language=en');
    await secretary.getByRole('button', { name: 'Adopt a rule' }).click();
    const dialog = secretary.getByRole('dialog');
    await dialog.getByLabel('Custodian').selectOption({ label: 'Collective.tools' });
    await dialog.getByLabel('Class', { exact: true }).selectOption({ label: 'Consumer' });
    await dialog.getByLabel('Days in which members may object').fill('٢١');
    await dialog.getByLabel('Reason').fill('Three weeks were promised.');
    await keepPicture(secretary, 'adopting a joining rule');
    await dialog.getByRole('button', { name: 'Adopt a rule' }).click();
    await secretary.getByText('The rule is in the book.').waitFor();
    const member = await screens.open('Kwame Boateng');
    await visit(member, '/admin/joining?language=en');
    const line = member.getByRole('listitem').filter({ hasText: 'Three weeks were promised.' });
    expect(await line.textContent()).toContain('Members may object within 21 days');
    expect(await member.getByRole('button', { name: 'Adopt a rule' }).count()).toBe(0);
    await member.context().close();
  });

  it('adds a custodian, whose page to join is there at once, and reads what changed about one', async () => {
    await visit(secretary, '/admin/custodians?language=en');
    await secretary.getByRole('button', { name: 'Add a custodian' }).click();
    const dialog = secretary.getByRole('dialog');
    await dialog.getByLabel('Short name').fill('northern');
    await dialog.getByLabel('Country').fill('se');
    await dialog.getByLabel('Currency').fill('kr');
    await dialog.getByLabel('Name', { exact: true }).fill('Northern');
    await dialog.getByLabel('Languages').fill('sv, en');
    await dialog.getByRole('button', { name: 'Add a custodian' }).click();
    await dialog.getByText('No currency has these three letters.').first().waitFor();
    await keepPicture(secretary, 'adding a custodian');
    await dialog.getByLabel('Currency').fill('sek');
    await dialog.getByRole('button', { name: 'Add a custodian' }).click();
    const section = secretary.getByRole('region', { name: 'Northern' });
    await section.getByRole('button', { name: 'Edit' }).click();
    await dialog.getByLabel('Tax identity').fill('SE 000000-0000');
    await dialog.getByLabel('Reason').fill('It is registered.');
    await dialog.getByRole('button', { name: 'Edit' }).click();
    await section.getByText('SE 000000-0000').first().waitFor();
    await section.getByText('What changed').click();
    await section.getByText('It is registered.').waitFor();
    await keepPicture(secretary, 'the custodians');
    await section.getByRole('link', { name: 'Northern' }).click();
    await secretary.getByRole('heading', { level: 1, name: /Northern/ }).waitFor();
    expect(new URL(secretary.url()).pathname).toBe('/join/northern');
  });

  it('entrusts a role and ends it, and cannot be left without any secretary', async () => {
    await visit(secretary, '/admin/roles?language=en');
    const above = await secretary.getByRole('button', { name: 'Entrust a role' }).boundingBox();
    const list = await secretary.getByRole('main').getByRole('list').first().boundingBox();
    expect((list?.y ?? 0) - (above?.y ?? 0) - (above?.height ?? 0)).toBeGreaterThan(8);
    await secretary.getByRole('button', { name: 'Entrust a role' }).click();
    const dialog = secretary.getByRole('dialog');
    await dialog.getByLabel('Name or e-mail address').fill('Rosa Whitfield');
    await dialog.getByLabel('Role').selectOption({ label: 'operator' });
    await dialog.getByLabel('Reason').fill('Looks after the letters.');
    await keepPicture(secretary, 'entrusting a role');
    await dialog.getByRole('button', { name: 'Entrust a role' }).click();
    const line = secretary.getByRole('listitem').filter({ hasText: 'Looks after the letters.' });
    await line.waitFor();
    await secretary.getByRole('button', { name: 'End: Nadia Okafor, secretary' }).click();
    await dialog.getByLabel('Reason').fill('Tired.');
    await dialog.getByRole('button', { name: 'End a role' }).click();
    await dialog
      .getByText(/^This is the only secretary/)
      .first()
      .waitFor();
    await secretary.keyboard.press('Escape');
    await secretary.getByRole('button', { name: 'End: Rosa Whitfield, operator' }).click();
    await dialog.getByLabel('Reason').fill('Tired.');
    await dialog.getByRole('button', { name: 'End a role' }).click();
    await secretary.getByRole('heading', { name: 'Ended' }).waitFor();
    expect(await line.textContent()).toContain('Tired.');
  });
});

describe('a member without a role', () => {
  it.each([
    ['/admin/register', 'Only the secretary does this.'],
    ['/admin/jobs', 'Only operators do this.'],
  ])('reads on %s who does that, and gets no form', async (path, says) => {
    const page = await screens.open('Kwame Boateng');
    await visit(page, `${path}?language=en`);
    await page.getByText(says).waitFor();
    const main = page.getByRole('main');
    expect(await main.locator('form, button, input, select, textarea').count()).toBe(0);
    expect(await page.getByRole('alert').count()).toBe(0);
    await page.getByRole('link', { name: 'Who holds which role' }).click();
    await page.waitForURL((url) => url.pathname === '/admin/roles');
    await main.getByRole('listitem').filter({ hasText: 'Nadia Okafor, secretary' }).first().waitFor();
    expect(await main.getByRole('button').count()).toBe(0);
    await page.context().close();
  });
});
