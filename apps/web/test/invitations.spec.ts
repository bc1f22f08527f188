import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { axe } from './axe.ts';
import { linkIn } from './letters.ts';
import { keepPicture } from './pictures.ts';
import { inLanguage, openScreens, visit, type Screens } from './screens.ts';

let screens: Screens;

beforeAll(async () => {
  screens = await openScreens();
});

afterAll(() => screens.close());

describe('inviting somebody', () => {
  it('is offered to who may, not to an alternate', async () => {
    const page = await screens.open('Nerea Etxeberria', { reducedMotion: 'reduce' });
    await visit(page, '/me?language=en');
    await page.getByRole('link', { name: 'femProcomuns' }).waitFor();
    expect(await page.getByRole('link', { name: /^Invite somebody/ }).count()).toBe(0);
    await page.context().close();
  });

  it('is done with the keyboard alone; they accept in their language, and the list says so', async () => {
    const mark = randomBytes(3).toString('hex');
    const email = `amal.${mark}@femprocomuns.example`;
    const page = await screens.open('Aina Ferrer', { reducedMotion: 'reduce' });
    await visit(page, '/me?language=en');
    await page.getByRole('link', { name: /^Invite somebody: / }).focus();
    await page.keyboard.press('Enter');
    const role = page.getByRole('combobox', { name: 'To what' });
    await role.focus();
    expect(await role.locator('option').allInnerTexts()).toHaveLength(2);
    await page.keyboard.press('End');
    await page.keyboard.press('Tab');
    await page.keyboard.type(`Amal ${mark}`);
    await page.keyboard.press('Tab');
    await page.keyboard.type('amal');
    await page.keyboard.press('Enter');
    await page.getByText('This does not look like an e-mail address.').first().waitFor();
    await page.keyboard.press('Control+A');
    await page.keyboard.type(email);
    await page.getByRole('combobox', { name: 'Language of the letter' }).selectOption('ar');
    await page.getByRole('button', { name: 'Send the invitation' }).focus();
    await page.keyboard.press('Enter');
    const line = page.getByRole('listitem').filter({ hasText: email });
    await line.getByText('sent, not answered').waitFor();
    await line.getByText('a colleague who takes part and does not vote').waitFor();
    await keepPicture(page, 'invitations');

    const guest = await screens.open('visitor', { reducedMotion: 'reduce' });
    const link = await linkIn(page, email);
    await visit(guest, inLanguage(link, 'ar'));
    await guest.getByRole('heading', { name: 'دعوة إليك' }).waitFor();
    expect(await axe(guest)).toEqual([]);
    await keepPicture(guest, 'invitation ar');
    await guest.getByRole('button', { name: 'القبول وتسجيل الدخول' }).focus();
    await guest.keyboard.press('Enter');
    await guest.getByText(`Amal ${mark}`).first().waitFor();
    await guest.goto('about:blank');
    await visit(guest, inLanguage(link, 'en'));
    await guest.getByText('This link has been used already.').waitFor();
    await keepPicture(guest, 'invitation used');

    await visit(page, '/invitations?language=en');
    await line.getByText('accepted', { exact: true }).waitFor();
    await page.context().close();
    await guest.context().close();
  });

  it('is taken back: the link says so, and who is signed in as somebody else is told whose it is', async () => {
    const email = `bea.${randomBytes(3).toString('hex')}@femprocomuns.example`;
    const page = await screens.open('Aina Ferrer', { reducedMotion: 'reduce' });
    await visit(page, '/invitations?language=en&member=femprocomuns');
    await page.getByRole('textbox', { name: 'Their name' }).fill('Bea Roig');
    await page.getByRole('textbox', { name: 'E-mail address' }).fill(email);
    await page.getByRole('button', { name: 'Send the invitation' }).click();
    const line = page.getByRole('listitem').filter({ hasText: email });
    const link = await linkIn(page, email);

    const other = await screens.open('Kwame Boateng', { reducedMotion: 'reduce' });
    await visit(other, inLanguage(link, 'en'));
    await other.getByRole('button', { name: 'Accept and sign in' }).click();
    await other.getByText(/This invitation was sent to .*Bea Roig/).waitFor();

    await line.getByRole('button', { name: 'Withdraw: Bea Roig' }).click();
    await line.getByText('withdrawn', { exact: true }).waitFor();
    await other.goto('about:blank');
    await visit(other, inLanguage(link, 'en'));
    await other.getByText('What this link was for has been withdrawn.').waitFor();
    expect(await other.getByRole('button', { name: 'Accept and sign in' }).count()).toBe(0);
    await page.context().close();
    await other.context().close();
  });
});
