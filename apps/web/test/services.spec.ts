import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { axe } from './axe.ts';
import { linkIn } from './letters.ts';
import { openService, type LoopbackService } from './loopback-service.ts';
import { keepPicture } from './pictures.ts';
import { inLanguage, newPerson, openScreens, settled, visit, type Screens } from './screens.ts';

const NAME = 'Cloud of the test';

let screens: Screens;
let cloud: LoopbackService;

beforeAll(async () => {
  screens = await openScreens();
  cloud = await openService();
});

afterAll(async () => {
  await cloud.close();
  await screens.close();
});

/** Pictures and axe in light and dark. */
async function looksRight(page: Page, name: string): Promise<void> {
  expect(await axe(page)).toEqual([]);
  await keepPicture(page, `services ${name}`);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await axe(page)).toEqual([]);
  await keepPicture(page, `services ${name} dark`);
  await page.emulateMedia({ colorScheme: 'light' });
}

async function operatorsPage(): Promise<Page> {
  const operator = await newPerson(screens.db, 'Olga');
  await screens.db.query(
    `insert into identity.role_grant (account_id, role, granted_by)
     select id, 'operator', 'test' from identity.account where email = $1`,
    [operator.email],
  );
  return screens.open(operator, { reducedMotion: 'reduce' });
}

/** The service as an operator registers it on their page, which then shows its secret once. */
async function register(page: Page): Promise<void> {
  await visit(page, '/admin/services?language=en');
  const issuer = await page.locator('dd code').first().innerText();
  await page.getByRole('button', { name: 'Register a service' }).click();
  const dialog = page.getByRole('dialog', { name: 'Register a service' });
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill(NAME);
  await dialog.getByRole('textbox', { name: 'Addresses to return to' }).fill('http://cloud.example/back');
  await dialog.getByRole('button', { name: 'Register a service' }).click();
  await dialog.getByText('http://cloud.example/back cannot be used here.').first().waitFor();
  await looksRight(page, 'wrong address');
  await dialog.getByRole('textbox', { name: 'Addresses to return to' }).fill(cloud.redirectUri);
  await dialog.getByRole('textbox', { name: 'Addresses after signing out' }).fill(cloud.leaveUri);
  await dialog.getByRole('textbox', { name: 'Address that is told' }).fill(cloud.signOutUri);
  await dialog.getByRole('checkbox', { name: 'groups:' }).check();
  await dialog.getByRole('button', { name: 'Register a service' }).click();
  const made = page.getByRole('dialog', { name: `What to write into ${NAME}` });
  await made.waitFor();
  await looksRight(page, 'secret');
  const [id = '', secret = ''] = await made.locator('code').allInnerTexts();
  expect(secret).toMatch(/^plenaria_service_/);
  await made.getByRole('button', { name: 'I have written it down' }).click();
  await page.getByRole('region', { name: NAME }).waitFor();
  expect(await page.getByText(secret).count()).toBe(0);
  await looksRight(page, 'kept');
  await visit(page, inLanguage('/admin/services', 'ar'));
  await looksRight(page, 'kept ar');
  await cloud.register({ issuer, id, secret });
}

describe('one account for all services', () => {
  it('signs a member in to a service that an operator registered, and is theirs to take away', async () => {
    const keeping = await operatorsPage();
    await register(keeping);

    const rosa = await newPerson(screens.db, 'Rosa');
    const page = await screens.open('visitor', { reducedMotion: 'reduce' });
    await page.goto(cloud.url);
    await page.getByText(`Then you are asked what ${NAME} may know of you.`).waitFor();
    await settled(page);
    await looksRight(page, 'sign in first');
    await page.getByRole('textbox', { name: 'E-mail address' }).first().fill(rosa.email);
    await page.getByRole('button', { name: 'Send me a link' }).click();
    await page.getByText(`If ${rosa.email} is known to us`).waitFor();
    await page.goto(new URL(await linkIn(page, rosa.email), page.url()).href);

    const agree = page.getByRole('button', { name: 'Agree' });
    await agree.waitFor();
    await page.getByText('e-mail address', { exact: true }).waitFor();
    await looksRight(page, 'agree');
    const question = new URL(page.url()).pathname;
    await visit(page, inLanguage(question, 'ar'));
    await looksRight(page, 'agree ar');
    await visit(page, inLanguage(question, 'en'));
    await page.getByRole('button', { name: 'Not now' }).click();
    await page.getByRole('heading', { name: 'Nobody: access_denied' }).waitFor();
    await page.goto(cloud.url);
    await agree.click();
    await page.getByRole('heading', { name: `Welcome "${rosa.name}"` }).waitFor();
    // Whoever has agreed is not asked again.
    await page.goto(cloud.url);
    await page.getByRole('heading', { name: `Welcome "${rosa.name}"` }).waitFor();

    await page.goto(`${cloud.url}/out`);
    await page.getByRole('heading', { name: `You have signed out of ${NAME}` }).waitFor();
    await settled(page);
    await looksRight(page, 'leave');
    await page.getByRole('button', { name: 'Sign out here too' }).click();
    await page.getByRole('heading', { name: 'Gone: bye' }).waitFor();
    for (let turn = 0; cloud.told() === 0 && turn < 300; turn += 1) await page.waitForTimeout(100);
    expect(cloud.told()).toBe(1);

    const hers = await screens.open(rosa, { reducedMotion: 'reduce' });
    await visit(hers, '/me?language=en');
    const line = hers.getByRole('list', { name: 'Services that know you' }).getByRole('listitem');
    await line.getByText(NAME).waitFor();
    await looksRight(hers, 'me');
    await visit(hers, inLanguage('/me', 'ar'));
    await looksRight(hers, 'me ar');
    await visit(hers, '/me?language=en');
    await hers.getByRole('button', { name: `Take away: ${NAME}` }).click();
    await looksRight(hers, 'take away');
    await hers.getByRole('dialog').getByRole('button', { name: 'Take away' }).click();
    await hers.getByText('You have signed in to no service from here yet.').waitFor();

    await visit(keeping, '/admin/services?language=en');
    const kept = keeping.getByRole('region', { name: NAME });
    await kept.getByRole('button', { name: 'Disable' }).click();
    await keeping.getByRole('dialog').getByRole('button', { name: 'Disable' }).click();
    await kept.getByText('Disabled', { exact: true }).waitFor();
    await looksRight(keeping, 'disabled');
    await page.goto(cloud.url);
    await page.getByText('This service is disabled here for now.').waitFor();
    await settled(page);
    await looksRight(page, 'problem');
    await kept.getByRole('button', { name: 'Remove' }).click();
    await keeping.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await kept.waitFor({ state: 'detached' });
    await keeping.getByText(`${NAME} was removed`).waitFor();
    await page.goto(cloud.url);
    await page.getByText('Nobody has registered this service here.').waitFor();
    for (const window of [keeping, page, hers]) await window.context().close();
  });

  it('leaves nobody before a page on which nothing works', async () => {
    const keeping = await operatorsPage();
    await register(keeping);
    const rosa = await newPerson(screens.db, 'Rosa');
    const page = await screens.open(rosa, { reducedMotion: 'reduce' });
    const agree = page.getByRole('button', { name: 'Agree' });

    // The same question in two tabs: the second one is answered, and the first says that it is over.
    await page.goto(cloud.url);
    await agree.waitFor();
    const other = await page.context().newPage();
    await other.goto(cloud.url);
    await other.getByRole('button', { name: 'Agree' }).click();
    await other.getByRole('heading', { name: `Welcome "${rosa.name}"` }).waitFor();
    await agree.click();
    await page.getByText('It is more than an hour old, was answered already').waitFor();
    expect(await agree.count()).toBe(0);
    await looksRight(page, 'answered elsewhere');

    // Who does not say that it is still them can say something else.
    await screens.db.query(
      `update identity.session set created_at = now() - interval '1 day', stepped_up_at = null
        where account_id = (select id from identity.account where email = $1)`,
      [rosa.email],
    );
    await page.goto(`${cloud.url}/?prompt=login`);
    await page.getByRole('dialog', { name: 'Is it still you?' }).waitFor();
    await page.keyboard.press('Escape');
    await agree.waitFor();
    await page.getByRole('button', { name: 'Not now' }).click();
    await page.getByRole('heading', { name: 'Nobody: access_denied' }).waitFor();

    // Whom the service is not for reads so, and is led back.
    await screens.db.query(
      `delete from membership.representation
        where person_id = (select person_id from identity.account where email = $1)`,
      [rosa.email],
    );
    await page.goto(cloud.url);
    await page.getByText(`${NAME} is not open to everybody who has an account here`).waitFor();
    await settled(page);
    await looksRight(page, 'refused');
    await page.getByRole('button', { name: `Back to ${NAME}` }).click();
    await page.getByRole('heading', { name: 'Nobody: access_denied' }).waitFor();
    for (const window of [keeping, page]) await window.context().close();
  });
});
