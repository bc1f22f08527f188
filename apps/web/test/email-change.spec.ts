import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { axe } from './axe.ts';
import { keepPicture } from './pictures.ts';
import { linkIn } from './letters.ts';
import { inLanguage, newPerson, openScreens, settled, visit, type Screens } from './screens.ts';

let screens: Screens;

beforeAll(async () => {
  screens = await openScreens();
});

afterAll(() => screens.close());

describe('my address', () => {
  it('is changed with the keyboard alone, waits for the new mailbox, and goes back from the old one', async () => {
    const joaquim = await newPerson(screens.db, 'Joaquim');
    const page = await screens.open(joaquim, { reducedMotion: 'reduce' });
    const old = joaquim.email;
    const wanted = `elsewhere.${old}`;
    await visit(page, '/me?language=en');
    await page.getByRole('button', { name: 'Change the address' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Change the address' });
    await dialog.getByRole('textbox', { name: 'New e-mail address' }).focus();
    await page.keyboard.type(old);
    await page.keyboard.press('Enter');
    await dialog.getByText('Nothing has changed.').first().waitFor();
    await page.keyboard.press('Control+A');
    await page.keyboard.type(wanted);
    await keepPicture(page, 'email ask');
    await page.keyboard.press('Enter');
    await page.getByText(`We have written to ${wanted}`).waitFor();
    await keepPicture(page, 'email waiting');

    const confirming = await screens.open('visitor', { reducedMotion: 'reduce' });
    await visit(confirming, await linkIn(page, wanted));
    await confirming.getByRole('heading', { name: 'Confirm your address' }).waitFor();
    expect(await axe(confirming)).toEqual([]);
    await confirming.getByRole('button', { name: 'Confirm this address' }).focus();
    await confirming.keyboard.press('Enter');
    await confirming.getByText(`Your address is ${wanted} now.`).waitFor();
    await keepPicture(confirming, 'email confirmed');
    await visit(page, '/me?language=en');
    await page.getByText(wanted, { exact: true }).waitFor();

    await confirming.goto('about:blank');
    await visit(confirming, inLanguage(await linkIn(page, old, 2), 'ar'));
    await confirming.getByRole('heading', { name: 'التراجع عن تغيير العنوان' }).waitFor();
    expect(await axe(confirming)).toEqual([]);
    await keepPicture(confirming, 'email undo ar');
    await confirming.getByRole('button', { name: 'تراجع' }).dblclick();
    await confirming.getByText('أُلغي التغيير وعاد عنوانك كما كان.').waitFor();
    await settled(confirming);
    expect(await confirming.getByText('أُلغي التغيير وعاد عنوانك كما كان.').count()).toBe(1);
    // A second click finds nothing used up.
    expect(await confirming.getByRole('alert').count()).toBe(0);
    await page.goto('/me?language=en');
    await settled(page);
    await page.getByRole('heading', { name: 'Sign in' }).first().waitFor();
    await page.context().close();
    await confirming.context().close();
  });
});
