import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { newPerson, openScreens, visit, type Screens } from './screens.ts';

const PASSWORD = 'correct horse battery staple';
let screens: Screens;

beforeAll(async () => {
  screens = await openScreens();
});

afterAll(() => screens.close());

async function fold(page: Page) {
  await page.context().clearCookies();
  await visit(page, '/sign-in?language=en&returnPath=/me');
  await page.getByText('Other ways').click();
}

describe('on my page', () => {
  it('a password can be set, and signs in; one that is too short says so', async () => {
    const rosa = await newPerson(screens.db, 'Rosa');
    const page = await screens.open(rosa, { reducedMotion: 'reduce' });
    await visit(page, '/me?language=en');
    await page.getByRole('button', { name: 'Set a password' }).click();
    const dialog = page.getByRole('dialog', { name: 'Set a password' });
    const field = dialog.getByRole('textbox', { name: 'New password' });
    await field.fill('short');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('This is shorter than 12 characters.').first().waitFor();
    await field.fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText(/^Set on/).waitFor();

    await fold(page);
    const form = page.getByRole('form', { name: 'Sign in with a password' });
    await form.getByRole('textbox', { name: 'E-mail address' }).fill(rosa.email);
    await form.getByRole('textbox', { name: 'Password' }).fill('wrong horse battery staple');
    await form.getByRole('button', { name: 'Sign in with a password' }).click();
    await form.getByText('This does not open an account here.').waitFor();
    await form.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
    await form.getByRole('button', { name: 'Sign in with a password' }).click();
    await page.waitForURL((url) => url.pathname === '/me');
    await page.getByRole('button', { name: 'Remove the password' }).waitFor();
    expect(await page.getByText(/ with a password$|· with a password/).count()).toBe(1);
    await page.context().close();
  });

  it('what was typed is kept while I show, with the password, that it is still me', async () => {
    const lin = await newPerson(screens.db, 'Lin');
    const page = await screens.open(lin, { reducedMotion: 'reduce' });
    await visit(page, '/me?language=en');
    await setPassword(page, 'Set a password', PASSWORD);
    await page.getByText(/^Set on/).waitFor();
    await screens.db.query(
      `update identity.session s set stepped_up_at = null from identity.account a
        where a.id = s.account_id and a.email = $1`,
      [lin.email],
    );
    await setPassword(page, 'Change it', 'another horse battery staple');
    const asked = page.getByRole('dialog', { name: 'Is it still you?' });
    await asked.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
    await asked.getByRole('button', { name: 'Show it with the password' }).click();
    await asked.waitFor({ state: 'detached' });
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const { rows } = await screens.db.query(
      `select from identity.password w join identity.account a on a.id = w.account_id
        where a.email = $1 and w.set_at > now() - interval '1 minute'`,
      [lin.email],
    );
    expect(rows).toHaveLength(1);
    await page.context().close();
  });

  it('recovery codes are shown once, and each signs in once', async () => {
    const page = await screens.open(await newPerson(screens.db, 'Callum'), { reducedMotion: 'reduce' });
    await visit(page, '/me?language=en');
    // Whoever clicks twice makes them once: of two sets one would be shown, and the other might count.
    const sent: string[] = [];
    page.on('request', (request) => sent.push(request.method()));
    await page.getByRole('button', { name: 'Make new codes' }).dblclick();
    const dialog = page.getByRole('dialog', { name: 'Recovery codes' });
    await dialog.getByRole('listitem').first().waitFor();
    const codes = await dialog.getByRole('listitem').allInnerTexts();
    expect(codes).toHaveLength(10);
    expect(sent.filter((method) => method === 'POST')).toHaveLength(1);
    await dialog.getByRole('button', { name: 'I have kept them' }).click();
    await page.getByText('Codes left: 10').waitFor();

    await fold(page);
    const form = page.getByRole('form', { name: 'Sign in with a recovery code' });
    await form.getByRole('textbox', { name: 'Recovery code' }).fill(codes[0] ?? '');
    await form.getByRole('button', { name: 'Sign in with a recovery code' }).click();
    await page.waitForURL((url) => url.pathname === '/me');
    await page.getByText('Codes left: 9').waitFor();
    await page.context().close();
  });
});

async function setPassword(page: Page, button: string, password: string): Promise<void> {
  await page.getByRole('button', { name: button }).click();
  const dialog = page.getByRole('dialog', { name: 'Set a password' });
  await dialog.getByRole('textbox', { name: 'New password' }).fill(password);
  await dialog.getByRole('button', { name: 'Save' }).click();
}
