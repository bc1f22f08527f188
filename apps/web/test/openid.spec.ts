import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { openPeer } from '../../../tools/harness/openid-peer.mjs';
import { axe } from './axe.ts';
import { linkIn } from './letters.ts';
import { keepPicture } from './pictures.ts';
import { home, inLanguage, newPerson, openScreens, settled, visit, type Screens } from './screens.ts';

const CUSTODIAN = 'webarchitects';
const SECRET = 'a secret between two machines';

let screens: Screens;
let peer: Awaited<ReturnType<typeof openPeer>>;

beforeAll(async () => {
  screens = await openScreens();
  const redirectUris = [`http://localhost:${new URL(home).port}/sign-in/through/${CUSTODIAN}`];
  peer = await openPeer([{ id: 'plenaria', secret: SECRET, redirectUris }]);
});

afterAll(async () => {
  await peer.close();
  await screens.close();
});

/** Pictures and axe in light and dark, and in Arabic. */
async function looksRight(page: Page, name: string): Promise<void> {
  expect(await axe(page)).toEqual([]);
  await keepPicture(page, `openid ${name}`);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await axe(page)).toEqual([]);
  await keepPicture(page, `openid ${name} dark`);
  await page.emulateMedia({ colorScheme: 'light' });
}

async function signInThere(page: Page, who: string, go = 'Go'): Promise<void> {
  await page.getByRole('heading', { name: 'Sign in at the peer' }).waitFor();
  await page.getByLabel('Who').fill(who);
  await page.getByRole('button', { name: go, exact: true }).click();
}

/** The provider, set up by the custodian's people on their page. */
async function setUp(page: Page): Promise<void> {
  await visit(page, '/admin/sign-in?language=en');
  await looksRight(page, 'none');
  const tried = page.getByRole('form', { name: 'Try it' });
  await tried.getByRole('textbox', { name: 'Address of the provider' }).fill(`${peer.issuer}/elsewhere`);
  await tried.getByRole('button', { name: 'Try it' }).click();
  await tried.getByText('There is no OpenID provider at this address.').first().waitFor();
  await keepPicture(page, 'openid tried wrong');
  await tried.getByRole('textbox', { name: 'Address of the provider' }).fill(peer.issuer);
  await tried.getByRole('button', { name: 'Try it' }).click();
  await tried.getByText('It answers as it should.').waitFor();
  await page.getByRole('button', { name: 'Set up the sign-in' }).click();
  const dialog = page.getByRole('dialog', { name: 'Set up the sign-in' });
  await dialog.getByRole('textbox', { name: 'Address of the provider' }).fill(peer.issuer);
  await dialog.getByRole('textbox', { name: 'Name of this site there' }).fill('plenaria');
  await dialog.getByLabel('Client secret').fill('another secret');
  await dialog.getByRole('textbox', { name: 'What the button says' }).fill('Webarchitects');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByText('does not know this site by this name and this secret').first().waitFor();
  await dialog.getByLabel('Client secret').fill(SECRET);
  await looksRight(page, 'set up');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByText('It stands like this now.').waitFor();
  await looksRight(page, 'kept');
  await visit(page, '/admin/sign-in?language=ar');
  await looksRight(page, 'kept ar');
}

describe('a custodian’s own sign-in', () => {
  it('is set up, connects somebody by a letter, signs them in, and is removed and ended', async () => {
    const keeper = await newPerson(screens.db, 'Keeper', CUSTODIAN);
    const keeping = await screens.open(keeper, { reducedMotion: 'reduce' });
    await setUp(keeping);

    const rosa = await newPerson(screens.db, 'Rosa');
    const page = await screens.open('visitor', { reducedMotion: 'reduce' });
    await visit(page, '/sign-in?returnPath=/me&language=en');
    const button = page.getByRole('button', { name: 'Sign in with Webarchitects' });
    await button.waitFor();
    await looksRight(page, 'offered');
    await button.click();
    await signInThere(page, `${rosa.name.replace(' ', '-')} ${rosa.email}`);
    await page.getByRole('heading', { name: 'Which account is yours?' }).waitFor();
    await settled(page);
    await looksRight(page, 'which account');
    expect(await page.getByRole('textbox', { name: 'E-mail address' }).first().inputValue()).toBe(rosa.email);
    await page.getByRole('button', { name: 'Send me a link' }).click();
    await page.getByText(`If ${rosa.email} is known to us`).waitFor();
    await page.goto('about:blank');
    await page.goto(await linkIn(page, rosa.email));
    const connect = page.getByRole('button', { name: 'Connect with my account' });
    await connect.waitFor();
    await looksRight(page, 'ask');
    await connect.click();
    await page.getByText('Webarchitects signs you in from now on.').waitFor();
    await looksRight(page, 'connected');

    await page.context().clearCookies();
    await visit(page, '/sign-in?returnPath=/me&language=en');
    await button.click();
    // Whoever is still signed in there is not asked again.
    await page.waitForURL(/\/(me|interaction\/[\w-]+)$/);
    if (!page.url().endsWith('/me')) await signInThere(page, `${rosa.name.replace(' ', '-')} ${rosa.email}`);
    await page.waitForURL((url) => url.pathname === '/me');
    await settled(page);
    await page.getByText('· through a custodian').waitFor();
    await looksRight(page, 'me');
    await visit(page, inLanguage('/me', 'ar'));
    await looksRight(page, 'me ar');
    await screens.db.query(
      `update identity.session s set stepped_up_at = now() from identity.account a
        where a.id = s.account_id and a.email = $1`,
      [rosa.email],
    );
    await visit(page, '/me?language=en');
    await page.getByRole('button', { name: 'Remove: Webarchitects' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await page.getByText('No sign-in of a custodian is connected with your account.').waitFor();

    await page.getByRole('button', { name: 'Connect Webarchitects' }).click();
    await page.waitForURL(/\/(connect|interaction\/[\w-]+)$/);
    if (!page.url().endsWith('/connect'))
      await signInThere(page, `${rosa.name.replace(' ', '-')} ${rosa.email}`);
    await page.getByRole('button', { name: 'Connect with my account' }).click();
    await page.getByText('Webarchitects signs you in from now on.').waitFor();

    const refused = await screens.open('visitor', { reducedMotion: 'reduce' });
    await visit(refused, '/sign-in?language=en');
    await refused.getByRole('button', { name: 'Sign in with Webarchitects' }).click();
    await signInThere(refused, 'nobody', 'Refuse');
    await refused.getByText('You did not go on there, so nobody was signed in.').waitFor();
    await looksRight(refused, 'refused');

    peer.fault = (_, response) => Boolean(response.writeHead(500).end());
    await visit(refused, '/sign-in?language=en');
    await refused.getByRole('button', { name: 'Sign in with Webarchitects' }).click();
    await refused.getByText('That sign-in does not answer as it should at the moment.').waitFor();
    peer.fault = null;
    await visit(keeping, '/admin/sign-in?language=en');
    await keeping.getByText(/^On .+ somebody could not sign in through it: There is no OpenID/).waitFor();
    await keepPicture(keeping, 'openid failed');
    await keeping.getByRole('button', { name: 'End the sign-in' }).click();
    const ending = keeping.getByRole('dialog', { name: 'End the sign-in' });
    await ending.getByRole('button', { name: 'End the sign-in' }).click();
    await keeping.getByText('It has no sign-in of its own.').waitFor();

    await visit(page, '/me?language=en');
    const ended = page.getByRole('list', { name: 'Connected sign-ins' }).getByRole('listitem');
    await ended.getByText('This sign-in has ended').waitFor();
    await looksRight(page, 'me ended');
    await visit(page, inLanguage('/me', 'ar'));
    await keepPicture(page, 'openid me ended ar');
    await visit(page, '/me?language=en');
    await page.getByRole('button', { name: 'Remove: Webarchitects' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await ended.waitFor({ state: 'detached' });
    for (const window of [keeping, page, refused]) await window.context().close();
  });
});
