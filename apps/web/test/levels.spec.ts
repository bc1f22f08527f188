import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { keepPicture } from './pictures.ts';
import { openScreens, settled, visit, type Screens } from './screens.ts';

let screens: Screens;

beforeAll(async () => {
  screens = await openScreens();
});

afterAll(() => screens.close());

const valueOf = (page: Page, name: string) => page.locator(`[name=${name}]`).inputValue();

describe('the service levels', () => {
  it('stand on the public page of a custodian as a table that a narrow phone shows whole', async () => {
    const page = await screens.open('visitor', { viewport: { width: 320, height: 640 } });
    await visit(page, '/join/femprocomuns?language=ca');
    await page.getByText('Mira els nivells i els preus').click();
    const table = page.getByRole('table', { name: 'Nivells de servei: Consumidora' });
    const row = table.getByRole('row', { name: /Comunitat/ });
    expect(await row.textContent()).toMatch(/20\s€.*20.*3 hores/);
    expect(await table.getByRole('rowheader').count()).toBe(5);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    await keepPicture(page, 'service levels on the public page');
    await page.context().close();
  });

  it('fill in the pledge of the form, which may be changed, and are kept with it', async () => {
    const page = await screens.open('Kwame Boateng', { viewport: { width: 360, height: 740 } });
    await visit(page, '/join/femprocomuns/apply?language=en');
    expect(await page.getByRole('group', { name: 'Service level' }).count()).toBe(0);
    await page.locator('[name="class consumer"]').check();
    await page.getByLabel(/^Organisation: €45 a month/).check();
    expect([await valueOf(page, 'money'), await valueOf(page, 'moneyEvery')]).toEqual(['45', 'month']);
    await page.getByLabel(/^Community: €20 a month/).check();
    expect(await valueOf(page, 'money')).toBe('20');
    await keepPicture(page, 'choosing a service level');
    await page.reload();
    await settled(page);
    expect(await page.getByLabel(/^Community/).isChecked()).toBe(true);
    expect([await valueOf(page, 'money'), await valueOf(page, 'moneyEvery')]).toEqual(['20', 'month']);
    await page.locator('[name=money]').fill('25');
    await page.getByLabel(/^Decide later/).check();
    expect(await valueOf(page, 'money')).toBe('25');
    await page.getByLabel(/^Free: nothing to pay/).check();
    await page.getByRole('button', { name: 'Save for later' }).click();
    await page.getByText('Saved. You can go on from any device.').waitFor();
    await page.evaluate(() => localStorage.clear());
    await page.reload();
    await settled(page);
    expect(await page.getByLabel(/^Free/).isChecked()).toBe(true);
    await page.context().close();
  });

  it('get a new price from a day on under Admin, with the reason, for every member to read', async () => {
    const secretary = await screens.open('Nadia Okafor', { reducedMotion: 'reduce' });
    await visit(secretary, '/admin/levels?language=en');
    const section = secretary.getByRole('region', { name: /^Assembly/ });
    await section.getByRole('button', { name: 'Write a new version' }).click();
    const dialog = secretary.getByRole('dialog');
    await dialog.getByLabel('Price a month').fill('a hundred');
    await dialog.getByLabel('People at once, at most').fill('١٥٠');
    await dialog.getByLabel('First day').fill('2099-01-01');
    await dialog.getByRole('button', { name: 'Write a new version' }).click();
    await dialog.getByText('Write an amount such as 20 or 12.50.').first().waitFor();
    await dialog.getByText('Say why, or which decision adopted it.').first().waitFor();
    await dialog.getByLabel('Price a month').fill('120');
    await dialog.getByLabel(/^Or why/).fill('Larger rooms were asked for.');
    await keepPicture(secretary, 'a new version of a service level');
    await dialog.getByRole('button', { name: 'Write a new version' }).click();
    await secretary.getByText('The service levels have been changed.').waitFor();
    await keepPicture(secretary, 'service levels');
    const member = await screens.open('Kwame Boateng');
    await visit(member, '/admin/levels?language=en');
    const told = member.getByRole('region', { name: /^Assembly/ });
    expect(await told.getByRole('listitem').allTextContents()).toEqual([
      expect.stringMatching(/€120 a month.*up to 150 people.*since 1 January 2099.*Larger rooms.*later$/),
      expect.stringMatching(/€100 a month.*up to 100 people.*31 December 2098.*in force$/),
    ]);
    expect(await member.getByRole('button', { name: 'Write a new version' }).count()).toBe(0);
    await Promise.all([secretary, member].map((page) => page.context().close()));
  });

  it('are given by the custodian of a member, and read on its page as of any day', async () => {
    const keeper = await screens.open('Nerea Etxeberria', { reducedMotion: 'reduce' });
    await visit(keeper, '/people/animorph?language=en');
    await keeper.getByText('up to 50 people, 24 hours at a time').waitFor();
    await keeper.getByRole('button', { name: 'Change the service level' }).click();
    const dialog = keeper.getByRole('dialog');
    await dialog.getByLabel('Service level').selectOption({ label: 'Community' });
    await dialog.getByLabel('First day').fill('2026-05-01');
    await dialog.getByLabel('Reason').fill('They meet in smaller groups.');
    await keepPicture(keeper, 'changing the service level of a member');
    await dialog.getByRole('button', { name: 'Change the service level' }).click();
    await keeper.getByText('The service level has been changed.').waitFor();
    await keeper.getByText(/^Community since 1 May 2026$/).waitFor();
    await keepPicture(keeper, 'the service level of a member');
    const visitor = await screens.open('visitor');
    await visit(visitor, '/people/animorph?language=en&asOf=2026-04-30');
    await visitor.getByText(/^Organisation from 1 August 2020 to 30 April 2026$/).waitFor();
    expect(await visitor.getByRole('button', { name: 'Change the service level' }).count()).toBe(0);
    await Promise.all([keeper, visitor].map((page) => page.context().close()));
  });
});
