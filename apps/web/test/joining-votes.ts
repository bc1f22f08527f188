import type { Page } from 'playwright-core';
import { phone, type Reader } from './joining-steps.ts';
import type { JoiningWorld } from './joining-world.ts';
import { says } from './says.ts';
import { settled, visit, type Person } from './screens.ts';

/** A window in which it is another time, for the browser and for the api; its session lasts until then. */
async function openAt(world: JoiningWorld, who: Reader['who'], now: Date): Promise<Page> {
  const page = await world.open(who, { ...phone, extraHTTPHeaders: { 'x-now': now.toISOString() } });
  await world.db.query(
    `update identity.session set expires_at = greatest(expires_at, $1::timestamptz + interval '1 day')`,
    [now],
  );
  await page.clock.setFixedTime(now);
  return page;
}

/** Each casts the same vote, from the page of the ballot to the receipt. */
export async function voteAll(
  world: JoiningWorld,
  decision: string,
  choice: 'yes' | 'no',
  voters: readonly Person[],
): Promise<void> {
  for (const voter of voters) {
    const page = await world.open(voter, phone);
    await visit(page, `/decide/${decision}/ballot`);
    await castOn(page, choice);
    await page.context().close();
  }
}

/** Finds the ballot under Today and votes yes, at another time. */
export async function voteFromToday(
  world: JoiningWorld,
  { who, language }: Reader,
  title: string,
  now: Date,
): Promise<void> {
  const page = await openAt(world, who, now);
  await visit(page, `/?language=${language}`);
  await page.getByRole('link', { name: `${says(language, 'today', 'vote.verb')}: ${title}` }).click();
  await castOn(page, 'yes');
  await page.context().close();
}

async function castOn(page: Page, choice: 'yes' | 'no'): Promise<void> {
  await page.locator(`[name=choice][value=${choice}]`).check();
  await page.getByRole('main').locator('form').getByRole('button').first().click();
  await page.getByText(/^[0-9a-f]{64}$/).waitFor({ state: 'attached' });
}

/** The time of a vote comes, before which nobody ends it; the chair stands before its record. */
export async function closeVote(world: JoiningWorld, decision: string, outcome: string): Promise<void> {
  // What it was opened with stays, also its time: only a clock that jumps comes by it.
  await world.db.query('begin');
  await world.db.query('alter table voting.decision disable trigger decision_guarded');
  await world.db.query('update voting.decision set closes_at = now() where id = $1', [decision]);
  await world.db.query('alter table voting.decision enable trigger decision_guarded');
  await world.db.query('commit');
  await world.tick(new Date());
  const page = await world.open('Mei-Lin Chow');
  await visit(page, `/decide/${decision}/record?language=en`);
  await page.getByText(outcome, { exact: true }).first().waitFor();
  await page.context().close();
}

/** The chair writes a decision and opens it, at another time. */
export async function openDecision(world: JoiningWorld, title: string, now: Date): Promise<string> {
  const page = await openAt(world, 'Mei-Lin Chow', now);
  await visit(page, '/decide/new?language=en');
  await page.getByRole('textbox', { name: 'Title' }).fill(title);
  await page.getByRole('textbox', { name: 'Text' }).fill('At the next assembly.');
  await page
    .getByRole('combobox', { name: 'The rule' })
    .selectOption({ label: 'One co-op, one vote, version 1' });
  await page.getByRole('button', { name: 'Save as a draft' }).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  await page.getByRole('button', { name: 'Open it for voting' }).click();
  await page.getByRole('dialog').locator('button[type=submit]').click();
  await page.getByText(/^The roll was fixed at the opening/).waitFor();
  await settled(page);
  const id = new URL(page.url()).pathname.split('/')[2] ?? '';
  await page.context().close();
  return id;
}
