import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { keepPicture } from './pictures.ts';
import { enter, newLink, newPerson, openScreens, visit, type Screens } from './screens.ts';

const phone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1';

let screens: Screens;

beforeAll(async () => {
  screens = await openScreens();
});

afterAll(() => screens.close());

describe('a member', () => {
  it('signs out a lost phone from the desk: the phone is a visitor, the desk stays', async () => {
    const birgit = await newPerson(screens.db, 'Birgit');
    const lost = await screens.open('visitor', { userAgent: phone });
    await enter(lost, await newLink(screens.db, birgit, '/me'));
    await lost.waitForURL((url) => url.pathname === '/me');
    const desk = await screens.open(birgit);
    await visit(desk, '/me?language=en');
    const line = desk.getByRole('listitem').filter({ hasText: 'Safari, iPhone' });
    await keepPicture(desk, 'sessions');
    await line.getByRole('button', { name: 'Sign out there: Safari, iPhone' }).click();
    await line.waitFor({ state: 'detached' });
    expect(await desk.getByText('this browser').isVisible()).toBe(true);
    await visit(lost, '/me?language=en');
    await lost.getByText(/^This page is for members/).waitFor();
    await desk.context().close();
    await lost.context().close();
  });

  it('signs out everywhere else with one button, also when nobody is certain any more who asks', async () => {
    const birgit = await newPerson(screens.db, 'Birgit');
    const others = [await screens.open(birgit), await screens.open(birgit)];
    const desk = await screens.open(birgit);
    await screens.db.query(
      `update identity.session s set stepped_up_at = null from identity.account a
        where a.id = s.account_id and a.email = $1`,
      [birgit.email],
    );
    await visit(desk, '/me?language=en');
    const lines = desk.getByRole('button', { name: /^Sign out (there|here)/ });
    expect(await lines.count()).toBe(3);
    await keepPicture(desk, 'sessions of several');
    await desk.getByRole('button', { name: 'Sign out everywhere else' }).click();
    await desk.getByRole('button', { name: 'Sign out everywhere else' }).waitFor({ state: 'detached' });
    expect(await lines.count()).toBe(1);
    expect(await desk.getByText('this browser').isVisible()).toBe(true);
    for (const other of others) {
      await visit(other, '/me?language=en');
      await other.getByText(/^This page is for members/).waitFor();
    }
    for (const page of [desk, ...others]) await page.context().close();
  });

  it('keeps what is typed elsewhere on the page where signing out there does not reach the server', async () => {
    const birgit = await newPerson(screens.db, 'Birgit');
    const other = await screens.open(birgit);
    const desk = await screens.open(birgit);
    await visit(desk, '/me?language=en');
    const zone = desk.getByLabel('Time zone');
    await zone.selectOption('Europe/Berlin');
    await desk.route('**/graphql', (route) => route.abort());
    await desk.getByRole('button', { name: /^Sign out there/ }).click();
    await desk.getByRole('alert').getByText('We cannot reach the server.').waitFor();
    expect(await zone.inputValue()).toBe('Europe/Berlin');
    await other.context().close();
    await desk.context().close();
  });

  it('signs out here, and the next page asks who it is', async () => {
    const birgit = await newPerson(screens.db, 'Birgit');
    const page = await screens.open(birgit);
    await visit(page, '/decide?language=en');
    await page.getByText(birgit.name, { exact: true }).click();
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.getByRole('link', { name: 'Sign in' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/');
    await visit(page, '/me?language=en');
    await page.getByText(/^This page is for members/).waitFor();
    expect(await page.getByText(birgit.name).count()).toBe(0);
    await page.context().close();
  });

  it('saves how it reads: the page speaks that language at once, the next too, and so does another browser', async () => {
    const birgit = await newPerson(screens.db, 'Birgit');
    const page = await screens.open(birgit);
    await visit(page, '/me');
    await page.locator('[name=language]').selectOption('de');
    await page.locator('[name=theme]').selectOption('dark');
    await page.getByRole('main').locator('button[type=submit]').click();
    await page.getByRole('button', { name: 'Speichern' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
    await visit(page, '/decide');
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('de');
    await page.context().close();
    // Another browser, whose own language is English, learns it from the account.
    const elsewhere = await screens.open(birgit, { colorScheme: 'light' });
    await visit(elsewhere, '/me');
    await elsewhere.getByRole('button', { name: 'Speichern' }).waitFor();
    expect(await elsewhere.evaluate(() => document.documentElement.lang)).toBe('de');
    expect(await elsewhere.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
    await elsewhere.context().close();
  });
});

describe('a rule', () => {
  it('is changed as data, tried on past decisions, and published as its next version', async () => {
    const { rows } = await screens.db.query<{ id: string }>(
      `select id from voting.rule_pack where slug = 'signalise-special-75' order by version desc limit 1`,
    );
    const page = await screens.open('Nadia Okafor');
    await visit(page, `/admin/rules/${rows[0]?.id}?language=en`);
    const editor = page.getByRole('textbox', { name: 'Rule (JSON)' });
    const written = await editor.inputValue();
    expect(await page.getByRole('button', { name: 'Publish as a new version' }).count()).toBe(0);

    await editor.fill(written.slice(1));
    await page.getByText(/^This is not JSON yet/).waitFor();
    await editor.fill(written.replaceAll('"75/100"', '"4/3"'));
    await page.getByText(/^.+ in the rule (is|are) not right$/).waitFor();
    await editor.fill(written.replaceAll('"75/100"', '"1/2"'));
    await page.getByRole('button', { name: 'See what would have been' }).click();
    const past = page.getByRole('table', { name: 'What past decisions were' });
    await past.getByRole('link', { name: /An hour is worth the same/ }).waitFor();
    expect(await past.getByText('adopted').count()).toBeGreaterThan(0);
    await keepPicture(page, 'a rule tried');

    await page.getByRole('button', { name: 'Publish as a new version' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Publish as a new version' }).click();
    await page.getByText('Published as version 2.').waitFor();
    await visit(page, '/admin/rules?language=en');
    const line = page.getByRole('listitem').filter({ hasText: 'Signalise: special decisions' }).first();
    expect(await line.textContent()).toContain('Version 2');
    await page.context().close();
  });
});

describe('the operator', () => {
  it('tries a job again that failed for good', async () => {
    const page = await jobsIn('failed');
    await later('mail', { template: 'no-such-letter' });
    const row = page.getByRole('row').filter({ hasText: 'Send a letter' });
    await row.first().waitFor();
    await keepPicture(page, 'a job that failed');
    await row.first().getByRole('button', { name: 'Try again: Send a letter' }).click();
    // It fails again at once, but the page has said what it did with it.
    await page.getByText('The job is tried again.').waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    await page.context().close();
  });

  it('cancels a job that waits for another attempt, and it is gone', async () => {
    const page = await jobsIn('delayed');
    await later('no-such-kind', {});
    const row = page.getByRole('row').filter({ hasText: 'no-such-kind' });
    await row.getByRole('button', { name: 'Cancel: no-such-kind' }).click();
    await page.getByText('The job is cancelled.').waitFor();
    await row.waitFor({ state: 'detached' });
    await page.locator(':focus').filter({ hasText: 'The job is cancelled.' }).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    await page.context().close();
  });

  it('is not offered to cancel what repeats: it would only come back', async () => {
    const page = await jobsIn('delayed');
    const row = page.getByRole('row').filter({ hasText: 'Delete what is kept no longer' });
    await row.waitFor();
    expect(await row.getByRole('button').count()).toBe(0);
    await page.context().close();
  });
});

async function jobsIn(state: string): Promise<Page> {
  const page = await screens.open('Callum Deshpande');
  await visit(page, `/admin/jobs?language=en&state=${state}`);
  return page;
}

/** Asks for a job as the server itself does. */
async function later(kind: string, payload: object): Promise<void> {
  await screens.db.query(`insert into post.outbox (id, kind, payload, run_at) values ($1, $2, $3, now())`, [
    randomUUID(),
    kind,
    JSON.stringify(payload),
  ]);
  await screens.db.query('notify outbox');
}
