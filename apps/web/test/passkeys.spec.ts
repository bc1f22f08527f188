import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { addAuthenticator } from './virtual-authenticator.ts';
import { home, newPerson, openScreens, settled, visit, type Own, type Screens } from './screens.ts';

let screens: Screens;

beforeAll(async () => {
  screens = await openScreens();
});

afterAll(() => screens.close());

/** Somebody at their own page, in a browser on a device that can hold passkeys. */
async function at(who: Own, offering: 'offered' | 'not offered' = 'not offered') {
  const page = await screens.open(who, { reducedMotion: 'reduce' });
  if (offering === 'not offered') {
    // Chromium's virtual device takes at once what is offered in the address field; most tests press the button.
    await page.addInitScript(() => {
      PublicKeyCredential.isConditionalMediationAvailable = async () => false;
    });
  }
  const device = await addAuthenticator(page);
  await visit(page, '/me?language=en');
  return { page, device };
}

async function addPasskey(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a passkey' });
  await dialog.getByRole('textbox', { name: 'Its name' }).fill(name);
  await dialog.getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByText('The passkey is there.').waitFor();
}

/** Signs out and asks to come in again on the sign-in page. */
async function comeInAgain(page: Page): Promise<void> {
  await page.context().clearCookies();
  await visit(page, '/sign-in?language=en&returnPath=/me');
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
}

async function letTimePass({ email }: Own): Promise<void> {
  await screens.db.query(
    `update identity.session s set stepped_up_at = now() - interval '11 minutes'
     from identity.account a where a.id = s.account_id and a.email = $1`,
    [email],
  );
}

describe('a passkey', () => {
  it('is added on my page, signs in with one touch, is renamed, and is removed', async () => {
    const { page, device } = await at(await newPerson(screens.db, 'Isla'));
    await addPasskey(page, 'Blue laptop');
    expect(await device.credentials()).toHaveLength(1);

    await comeInAgain(page);
    await page.waitForURL((url) => url.pathname === '/me');
    await settled(page);
    const line = page.getByRole('listitem').filter({ hasText: 'Blue laptop' });
    await line.getByText(/Last used/).waitFor();
    await page.getByText(/with a passkey/).waitFor();

    await line.getByRole('button', { name: 'Rename: Blue laptop' }).click();
    await page.getByRole('textbox', { name: 'Its name' }).fill('Green laptop');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Remove: Green laptop' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await page.getByText('You have no passkey yet.').waitFor();

    await comeInAgain(page);
    await page.getByText('This passkey opens no account here.').waitFor();
    await page.context().close();
  });

  it('that two devices hold is ended when the older one is used', async () => {
    const { page, device } = await at(await newPerson(screens.db, 'Birgit'));
    await addPasskey(page, 'Security key');
    await device.countFrom(5);
    await comeInAgain(page);
    await page.waitForURL((url) => url.pathname === '/me');
    await settled(page);
    await device.countFrom(2);
    await comeInAgain(page);
    const told = page.getByRole('alert').getByText('The passkey “Security key” seems to exist twice');
    await told.waitFor();
    expect(new URL(page.url()).pathname).toBe('/sign-in');
    await page.context().close();
  });

  it('answers once: what was overheard opens nothing', async () => {
    const { page } = await at(await newPerson(screens.db, 'Rosa'));
    await addPasskey(page, 'Phone');
    const sent = page.waitForRequest((request) => (request.postData() ?? '').includes('authenticatorData'));
    await comeInAgain(page);
    const overheard = await sent;
    await page.waitForURL((url) => url.pathname === '/me');
    const answer = await fetch(`${home}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: overheard.postData() ?? '',
    });
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(await answer.json()).toMatchObject({ data: { signInWithPasskey: { code: 'PASSKEY_REPLAYED' } } });
    await page.context().close();
  });

  it('used at another address is refused with the address at which it counts', async () => {
    const { page } = await at(await newPerson(screens.db, 'Lena'));
    await addPasskey(page, 'Phone');
    const elsewhere = JSON.stringify('https://evil.example');
    await page.route('**/graphql', async (route) => {
      const body = route.request().postDataJSON() as { variables?: { response?: Answer } };
      const response = body.variables?.response;
      if (response?.response.clientDataJSON === undefined) return route.fallback();
      const said = atob(response.response.clientDataJSON.replaceAll('-', '+').replaceAll('_', '/'));
      const moved = said.replace(/"origin":"[^"]+"/, `"origin":${elsewhere}`);
      response.response.clientDataJSON = btoa(moved)
        .replaceAll('+', '-')
        .replaceAll('/', '_')
        .replaceAll('=', '');
      return route.fallback({ postData: JSON.stringify(body) });
    });
    await comeInAgain(page);
    await page.getByRole('alert').waitFor();
    const told = `Passkeys for this site are used at ${home} alone; this was another address.`;
    expect(await page.getByRole('alert').innerText()).toBe(told);
    await page.context().close();
  });

  it('at another address of this site is told the one at which it counts, once somebody asks for it', async () => {
    const baseURL = home.replace('localhost', '127.0.0.1');
    const page = await screens.open('visitor', { reducedMotion: 'reduce', baseURL });
    await addAuthenticator(page);
    const offered = page.waitForResponse(
      async (response) => response.url().endsWith('/graphql') && (await response.text()).includes('rpId'),
    );
    await visit(page, '/sign-in?language=en');
    await offered;
    expect(await page.getByRole('alert').count()).toBe(0);
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await page.getByRole('alert').waitFor();
    const told = `Passkeys for this site are used at ${home} alone; this was another address.`;
    expect(await page.getByRole('alert').innerText()).toBe(told);
    await page.context().close();
  });

  it('is offered where one types the address, and is all it takes', async () => {
    const { page } = await at(await newPerson(screens.db, 'Kwame'), 'offered');
    await addPasskey(page, 'Phone');
    await page.context().clearCookies();
    await page.goto('/sign-in?language=en&returnPath=/me');
    await page.waitForURL((url) => url.pathname === '/me');
    await page.getByText(/with a passkey/).waitFor();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Me');
    await page.context().close();
  });

  it('that nobody touches signs nobody in, and a link is still there', async () => {
    const callum = await newPerson(screens.db, 'Callum');
    const { page, device } = await at(callum);
    await addPasskey(page, 'Phone');
    await device.setTouched(false);
    const before = await sessionsOf(callum);
    await comeInAgain(page);
    await page.getByRole('alert').waitFor();
    expect(new URL(page.url()).pathname).toBe('/sign-in');
    expect((await page.context().cookies()).map(({ name }) => name)).not.toContain('__Host-plenaria');
    expect(await sessionsOf(callum)).toEqual(before);
    expect(await page.getByRole('button', { name: 'Send me a link' }).isVisible()).toBe(true);
    await page.context().close();
  });
});

/** Every session that somebody ever began, whether or not it has ended. */
async function sessionsOf({ email }: Own): Promise<readonly string[]> {
  const { rows } = await screens.db.query<{ id: string }>(
    `select s.id from identity.session s join identity.account a on a.id = s.account_id
      where a.email = $1 order by s.id`,
    [email],
  );
  return rows.map(({ id }) => id);
}

/** The link of the newest letter that asks this reader whether it is them. */
async function stepUpLink(address: string, words: string): Promise<string> {
  for (let look = 0; look < 200; look += 1) {
    const response = await fetch(`${home}/inbox.json`);
    const mails = (await response.json()) as readonly { to: string; subject: string; text: string }[];
    const letter = mails.find((mail) => mail.to.startsWith(address) && mail.subject.startsWith(words));
    const link = /https?:\/\/\S+\/enter#[\w-]+/.exec(letter?.text ?? '')?.[0];
    if (link) return link;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`no letter has asked ${address} whether it is them`);
}

type Answer = { readonly response: { clientDataJSON?: string } };

describe('a dangerous act', () => {
  it('asks whether it is still me, and after one touch goes on where I was', async () => {
    const aina = await newPerson(screens.db, 'Aina');
    const { page } = await at(aina);
    await addPasskey(page, 'Phone');
    await letTimePass(aina);
    await page.getByRole('button', { name: 'Remove: Phone' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    const asked = page.getByRole('dialog', { name: 'Is it still you?' });
    await asked.getByRole('button', { name: 'Show it with a passkey' }).click();
    await page.getByText('You have no passkey yet.').waitFor();
    expect(await asked.count()).toBe(0);
    await page.context().close();
  });

  it('goes on by itself when the link of the letter is opened in this browser', async () => {
    const lucy = await newPerson(screens.db, 'Lucy');
    const { page } = await at(lucy);
    await letTimePass(lucy);
    await page.getByRole('button', { name: 'Make new codes' }).click();
    const asked = page.getByRole('dialog', { name: 'Is it still you?' });
    await asked.getByRole('button', { name: 'Send me a link' }).click();
    await asked.getByText('A link is on its way to you').waitFor();
    const mail = await page.context().newPage();
    await visit(mail, await stepUpLink(lucy.email, 'Is it'));
    await mail.getByRole('heading', { name: 'It is you' }).waitFor();
    await asked.waitFor({ state: 'detached' });
    const made = page.getByRole('dialog', { name: 'Recovery codes' });
    await made.getByRole('listitem').first().waitFor();
    expect(await made.getByRole('listitem').count()).toBe(10);
    expect(await page.getByRole('alert').count()).toBe(0);
    await page.context().close();
  });

  it('is not done when I say no, and says why', async () => {
    const priya = await newPerson(screens.db, 'Priya');
    const { page } = await at(priya);
    await addPasskey(page, 'Phone');
    await letTimePass(priya);
    await page.getByRole('button', { name: 'Remove: Phone' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    const asked = page.getByRole('dialog', { name: 'Is it still you?' });
    await asked.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('For this we have to be certain that it is still you.').waitFor();
    const { rows } = await screens.db.query(
      `select from identity.passkey where name = 'Phone' and revoked_for = 'owner'
        and account_id = (select id from identity.account where email = $1)`,
      [priya.email],
    );
    expect(rows).toEqual([]);
    await page.context().close();
  });
});
