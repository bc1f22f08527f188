import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newPerson, openScreens, visit, type Screens } from './screens.ts';

let screens: Screens;

beforeAll(async () => {
  screens = await openScreens();
});

afterAll(() => screens.close());

describe('on my page', () => {
  it('a token is made for what I tick, shown once, does that and no more, and can be ended', async () => {
    const page = await screens.open('Kwame Boateng', { reducedMotion: 'reduce' });
    await visit(page, '/me?language=en');
    await page.getByRole('button', { name: 'Make a token' }).click();
    const dialog = page.getByRole('dialog', { name: 'Make a token' });
    await dialog.getByRole('textbox', { name: 'What for' }).fill('Minutes script');
    await dialog.getByRole('button', { name: 'Make a token' }).click();
    // Nothing is ticked yet: the reason stands where the boxes are, and what was typed stays.
    await dialog.getByRole('group', { name: 'What it may do' }).getByText('This is needed.').waitFor();
    await dialog.getByRole('checkbox', { name: 'Read the register and the circles' }).check();
    await dialog.getByRole('button', { name: 'Make a token' }).click();
    const made = page.getByRole('dialog', { name: 'Your token' });
    const secret = await made.locator('code').innerText();
    expect(secret).toMatch(/^plenaria_[\w-]{43}$/);
    await made.getByRole('button', { name: 'I have kept it' }).click();
    const line = page.getByRole('listitem').filter({ hasText: 'Minutes script' });
    await line.getByText('Read the register and the circles').waitFor();
    expect(await page.getByText(secret).count()).toBe(0);

    const ask = (query: string) =>
      page.request.post('/graphql', { data: { query }, headers: { authorization: `Bearer ${secret}` } });
    expect((await (await ask('{ federation { name } }')).json()).data.federation.name).toBeTruthy();
    expect((await (await ask('{ rulePacks { id } }')).json()).errors[0].message).toBe(
      'This token may not do that: it needs the scope decisions:read.',
    );
    await line.getByRole('button', { name: 'End it: Minutes script' }).click();
    await line.waitFor({ state: 'detached' });
    expect((await ask('{ federation { name } }')).status()).toBe(401);
    await page.context().close();
  });

  it('the dialog for a token keeps the focus, and gives it back however it is closed', async () => {
    const page = await screens.open(await newPerson(screens.db, 'Kwame'), { reducedMotion: 'reduce' });
    await visit(page, '/me?language=en');
    const opening = page.getByRole('button', { name: 'Make a token' });
    const dialog = page.getByRole('dialog');
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    await opening.focus();
    await page.keyboard.press('Enter');
    await dialog.getByRole('textbox', { name: 'What for' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
    await dialog.getByRole('button', { name: 'Cancel' }).press('Enter');
    await dialog.waitFor({ state: 'detached' });
    expect(await focused()).toBe('Make a token');

    await page.keyboard.press('Enter');
    await page.keyboard.type('Minutes');
    await dialog.getByRole('checkbox', { name: 'Read the register and the circles' }).press('Space');
    await dialog.getByRole('button', { name: 'Make a token' }).press('Enter');
    const made = page.getByRole('dialog', { name: 'Your token' });
    await made.locator('code').waitFor();
    expect(await focused()).toBe('Your token');
    await made.getByRole('button', { name: 'I have kept it' }).press('Enter');
    await made.waitFor({ state: 'detached' });
    expect(await focused()).toBe('Make a token');
    await page.context().close();
  });
});
