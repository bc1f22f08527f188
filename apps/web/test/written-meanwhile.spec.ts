import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { keepPicture } from './pictures.ts';
import { newPerson, openScreens, visit, type Screens } from './screens.ts';

let screens: Screens;
let one: Page;
let other: Page;

beforeAll(async () => {
  screens = await openScreens();
  one = await screens.open('Nadia Okafor', { reducedMotion: 'reduce' });
  other = await one.context().newPage();
});

afterAll(() => screens.close());

/** Two pages of somebody who looks after the machines. */
async function operators(): Promise<readonly [Page, Page]> {
  const operator = await newPerson(screens.db, 'Olga');
  await screens.db.query(
    `insert into identity.role_grant (account_id, role, granted_by)
     select id, 'operator', 'test' from identity.account where email = $1`,
    [operator.email],
  );
  const page = await screens.open(operator, { reducedMotion: 'reduce' });
  return [page, await page.context().newPage()];
}

const mark = randomBytes(3).toString('hex');
/** What stands of something in the list of a page, by its short name. */
const told = (page: Page, slug: string) => page.locator(`section[aria-label$="(${slug})"]`);
const send = (page: Page) => page.getByRole('dialog').locator('button[type=submit]').click();

describe('of two tabs that change the same thing', () => {
  it('the second keeps the name in Catalan that the first gave a class, and asks about the one both changed', async () => {
    const slug = `guild-${mark}`;
    await visit(one, '/admin/classes?language=en');
    await one.getByRole('button', { name: 'Add a class' }).click();
    await one.getByRole('dialog').getByLabel('Short name').fill(slug);
    await one.getByRole('dialog').getByLabel('Name (English)').fill(`Guild ${mark}`);
    await send(one);
    await told(one, slug).waitFor();
    await visit(other, '/admin/classes?language=en');
    for (const page of [one, other]) {
      await told(page, slug).getByRole('button', { name: 'Rename' }).click();
      await page.getByRole('dialog').getByText('In other languages').click();
    }
    await one.getByRole('dialog').getByLabel('Name (Català)').fill(`Gremi ${mark}`);
    await one.getByRole('dialog').getByLabel('Name (English)').fill(`Guilds ${mark}`);
    await send(one);
    await one.getByRole('dialog').waitFor({ state: 'detached' });
    await other.getByRole('dialog').getByLabel('Name (English)').fill(`The guild ${mark}`);
    await send(other);
    const asked = `Somebody has just written “Guilds ${mark}” here.`;
    await other.getByRole('alert').getByText(asked).waitFor();
    await keepPicture(other, 'a name that somebody else changed meanwhile');
    await send(other);
    await told(other, slug)
      .getByRole('heading', { name: `The guild ${mark}` })
      .waitFor();
    await visit(other, '/admin/classes?language=ca');
    expect(await told(other, slug).getByRole('heading').innerText()).toBe(`Gremi ${mark}`);
  });

  it('the second is told that a custodian’s facts were written meanwhile, keeps what was typed, and sends it again', async () => {
    const slug = `guild-house-${mark}`;
    await screens.db.query(
      `insert into membership.custodian (slug, name, country, jurisdiction, currency, languages, about)
       values ($1, $2, 'SE', 'SE', 'SEK', '{sv}', '{}')`,
      [slug, `Guild house ${mark}`],
    );
    for (const page of [one, other]) {
      await visit(page, '/admin/custodians?language=en');
      await told(page, slug).getByRole('button', { name: 'Edit' }).click();
      await page.getByRole('dialog').getByLabel('Reason').fill('It is so.');
    }
    await one.getByRole('dialog').getByLabel('Tax identity').fill('SE 556');
    await send(one);
    await one.getByRole('dialog').waitFor({ state: 'detached' });
    await other.getByRole('dialog').getByLabel('Languages').fill('sv en');
    await send(other);
    await other
      .getByRole('dialog')
      .getByRole('alert')
      .getByText(/^Somebody changed this in the meantime\./)
      .waitFor();
    expect(await other.getByRole('dialog').getByLabel('Languages').inputValue()).toBe('sv en');
    await told(other, slug).getByText('SE 556').first().waitFor({ state: 'attached' });
    const meanwhile = other.getByRole('dialog').getByRole('region', { name: 'What was written meanwhile' });
    await meanwhile.getByText('It is so.').waitFor();
    await meanwhile.getByText('Before and after').click();
    await meanwhile.getByText('SE 556').waitFor();
    await keepPicture(other, 'facts of a custodian that somebody else wrote meanwhile');
    await other.getByRole('dialog').getByLabel('Tax identity').fill('SE 556');
    await send(other);
    await other.getByRole('dialog').waitFor({ state: 'detached' });
    await told(other, slug).getByText('Svenska · English').waitFor();
    expect(await told(other, slug).getByText('SE 556').count()).toBeGreaterThan(0);
  });

  it('an operator is shown what another wrote about a service meanwhile', async () => {
    const name = `Guild cloud ${mark}`;
    await screens.db.query(
      `insert into identity.service (name, redirect_uris, leave_uris, scopes, asks_nobody, registered_at)
       values ($1, '{https://cloud.example/back}', '{}', '{openid}', false, now())`,
      [name],
    );
    const [first, second] = await operators();
    for (const page of [first, second]) {
      await visit(page, '/admin/services?language=en');
      await page.getByRole('region', { name }).getByRole('button', { name: 'Change' }).click();
    }
    await first
      .getByRole('dialog')
      .getByRole('checkbox', { name: /^groups/ })
      .check();
    await send(first);
    await first.getByRole('dialog').waitFor({ state: 'detached' });
    await second.getByRole('dialog').getByRole('textbox', { name: 'Name', exact: true }).fill(`${name} 2`);
    await send(second);
    const meanwhile = second.getByRole('dialog').getByRole('region', { name: 'What was written meanwhile' });
    await meanwhile.getByText(/^groups/).waitFor();
    await keepPicture(second, 'a service that somebody else changed meanwhile');
    expect(
      await second.getByRole('dialog').getByRole('textbox', { name: 'Name', exact: true }).inputValue(),
    ).toBe(`${name} 2`);
    await send(second);
    await second.getByRole('region', { name: `${name} 2` }).waitFor();
  });
});
