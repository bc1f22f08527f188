import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { keepPicture } from './pictures.ts';
import { openScreens, settled, visit, type Screens } from './screens.ts';

let screens: Screens;

beforeAll(async () => {
  screens = await openScreens();
});

afterAll(() => screens.close());

describe('a circle, in the browser,', () => {
  it('is founded by the secretary in two languages, and read by each in their own', async () => {
    const secretary = await screens.open('Nadia Okafor', { reducedMotion: 'reduce' });
    await visit(secretary, '/circles?language=en');
    await secretary.getByRole('button', { name: 'Found a circle' }).click();
    const dialog = secretary.getByRole('dialog');
    await dialog.getByLabel('Name (English)').fill('Paper mill');
    await dialog.getByText('In other languages').first().click();
    await dialog.getByLabel('Name (català)').fill('Molí paperer');
    await dialog.getByLabel('What it is for (English)').fill('Prints what has to be printed.');
    await dialog.getByLabel('Part of').selectOption({ label: 'All hands' });
    await keepPicture(secretary, 'founding a circle');
    await dialog.getByRole('button', { name: 'Found a circle' }).click();
    await secretary.getByText('The circle has been changed.').waitFor();
    await secretary.getByRole('link', { name: 'Paper mill' }).waitFor();
    await visit(secretary, '/circles/paper-mill?language=ca');
    expect(await secretary.getByRole('heading', { level: 1 }).textContent()).toBe('Molí paperer');
    await secretary.context().close();
  });

  it('is asked for by a member, who is let in by who coordinates it', async () => {
    const lena = await screens.open('Lena Hoffmann', { reducedMotion: 'reduce' });
    await visit(lena, '/circles/welcome?language=en');
    expect(await lena.getByRole('button', { name: 'Add somebody' }).count()).toBe(0);
    await lena.getByRole('button', { name: 'Ask to come in' }).click();
    await lena.getByRole('dialog').getByLabel('What you would like').fill('I speak German with newcomers.');
    await lena.getByRole('dialog').getByRole('button', { name: 'Ask to come in' }).click();
    await lena.getByRole('button', { name: 'Take it back' }).waitFor();

    const coordinator = await screens.open('Lucía Navarro', { reducedMotion: 'reduce' });
    await visit(coordinator, '/circles/welcome?language=en');
    await coordinator.getByText('I speak German with newcomers.').waitFor();
    await keepPicture(coordinator, 'somebody asks to come into a circle');
    await coordinator.getByRole('button', { name: 'Accept: Lena Hoffmann' }).click();
    await coordinator.getByText('I speak German with newcomers.').waitFor({ state: 'detached' });
    await coordinator.getByRole('listitem').filter({ hasText: 'Lena Hoffmann, member since' }).waitFor();
    await coordinator.getByRole('link', { name: 'Lena Hoffmann' }).click();
    await coordinator.getByRole('heading', { level: 1, name: 'Lena Hoffmann' }).waitFor();
    expect(await coordinator.getByRole('main').innerText()).toMatch(
      /Collocall, representative since[^]*Welcome, member since/,
    );

    await visit(lena, '/people/collocall?language=en');
    await lena.getByRole('link', { name: 'Welcome' }).click();
    await settled(lena);
    await lena.getByRole('button', { name: 'Leave the circle' }).waitFor();
    expect(await lena.getByText('Lena Hoffmann came in as member').count()).toBe(1);
    await lena.context().close();
    await coordinator.context().close();
  });

  it('names a person that nobody is called beside the field, and keeps what was typed', async () => {
    const page = await screens.open('Callum Deshpande', { reducedMotion: 'reduce' });
    await visit(page, '/circles/tech?language=en');
    await page.getByRole('button', { name: 'Add somebody' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name of the person').fill('Nobody At All');
    await dialog.getByRole('button', { name: 'Add somebody' }).click();
    await dialog.getByText('Nobody in the register has this name.').first().waitFor();
    expect(await dialog.getByLabel('Name of the person').inputValue()).toBe('Nobody At All');
    await dialog.getByLabel('Name of the person').fill('yara mansour');
    await dialog.getByLabel('Role').selectOption({ label: 'delegate' });
    await dialog.getByRole('button', { name: 'Add somebody' }).click();
    await page.getByRole('listitem').filter({ hasText: 'Yara Mansour, delegate since' }).waitFor();
    await page.context().close();
  });
});
