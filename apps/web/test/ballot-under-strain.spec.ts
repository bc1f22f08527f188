import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { cast, foundAssembly, open, type Assembly, type Elector } from '../../api/test/assembly.ts';
import { findIds } from './address-ids.ts';
import { cookieOf, enter, newLink, openScreens, visit, type Person, type Screens } from './screens.ts';

/** The suite tries it twice, briefly; SCREENS_FULL=1 tries a hundred times with half a minute without network. */
const full = process.env['SCREENS_FULL'] === '1';
const rounds = full ? 100 : 2;
const offlineMs = full ? 30_000 : 5_000;
const pagesAtOnce = full ? 10 : 2;
const otherElectors = 200;
const hour = 3_600_000;

let screens: Screens;

beforeAll(async () => {
  screens = await openScreens();
});

afterAll(() => screens.close());

describe('a ballot being filled in', () => {
  it(
    `survives ${otherElectors} other votes, a reload and ${offlineMs / 1000} s without network: ${rounds} times, 0 resets`,
    async () => {
      const assembly = await foundAssembly(screens.db, {
        organisations: 0,
        individuals: otherElectors + rounds,
      });
      const electors = assembly.individuals.slice(otherElectors);
      for (let first = 0; first < rounds; first += pagesAtOnce) {
        const decisionId = await open(assembly);
        const some = electors.slice(first, first + pagesAtOnce);
        await strain(assembly, some, decisionId);
        // All versions of all ballots: as many as electors means that each was sent once.
        expect(await ballotsIn(decisionId)).toBe(otherElectors + some.length);
      }
    },
    full ? 2 * hour : undefined,
  );

  it('is there again when its session has ended meanwhile and one has signed in anew', async () => {
    const { page, decisionId } = await beginAs('Priya Raman');
    await revokeSession(page);
    await page.getByRole('button', { name: /^Cast this vote/ }).click();
    await page.getByText('Please sign in first.').waitFor();
    await page.getByRole('alert').getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    await enter(page, await newLink(screens.db, 'Priya Raman', `/decide/${decisionId}/ballot`));
    await page.waitForURL((url) => url.pathname.endsWith('/ballot'));
    await page.getByRole('radio', { name: /^No/ }).waitFor();
    expect(await filledIn(page)).toEqual({ choice: 'no', reason: 'Half a thought' });
    await page.getByRole('button', { name: 'Cast this vote: No' }).click();
    await page.getByText('Your vote is cast:').waitFor();
    expect(await versionsOf(decisionId, 'Digital Life Collective')).toEqual([1]);
    await page.context().close();
  });

  it('is cast once by a double click', async () => {
    const { page, decisionId } = await beginAs('Lena Hoffmann');
    await page.getByRole('button', { name: 'Cast this vote: No' }).dblclick();
    await page.getByText('Your vote is cast:').waitFor();
    expect(await versionsOf(decisionId, 'Collocall')).toEqual([1]);
    await page.context().close();
  });
});

/** Some electors fill in their ballots while all others vote, the network goes, and the page is opened anew. */
async function strain(assembly: Assembly, electors: readonly Elector[], decisionId: string): Promise<void> {
  const pages = await Promise.all(electors.map((elector) => beginOf(elector, decisionId)));
  const fields = await Promise.all(
    pages.map((page) => page.getByRole('textbox', { name: /^Why/ }).elementHandle()),
  );
  await voteAll(assembly.individuals.slice(0, otherElectors), decisionId);
  for (const [place, page] of pages.entries()) {
    await page.getByText(`${otherElectors} of ${assembly.individuals.length} have voted`).waitFor();
    // The very field that was typed into still holds it, the focus and the caret.
    const caret = await fields[place]?.evaluate(
      (field) => field === document.activeElement && (field as HTMLTextAreaElement).selectionStart,
    );
    expect(caret).toBe('Half a thought'.length);
    expect(await filledIn(page)).toEqual({ choice: 'no', reason: 'Half a thought' });
    await page.reload();
    await page.getByRole('radio', { name: /^No/ }).waitFor();
    await page.context().setOffline(true);
    await page.getByRole('textbox', { name: /^Why/ }).press('End');
    await page.keyboard.type(', and the other half');
  }
  await Promise.all(pages.map((page) => page.waitForTimeout(offlineMs)));
  for (const page of pages) {
    expect(await filledIn(page)).toEqual({ choice: 'no', reason: 'Half a thought, and the other half' });
    await page.getByRole('button', { name: 'Cast this vote: No' }).click();
    await page.getByText(/^Your vote is kept here/).waitFor();
    await page.context().setOffline(false);
  }
  for (const [place, page] of pages.entries()) {
    await page.getByText('Your vote is cast:').waitFor();
    expect(await versionsOf(decisionId, electors[place]?.name ?? '')).toContain(1);
    await page.context().close();
  }
}

async function beginOf(elector: Elector, decisionId: string): Promise<Page> {
  const page = await screens.open('visitor');
  const [name = '', value = ''] = elector.voter.cookie.split('=');
  await page.context().addCookies([{ name, value, url: 'https://localhost', httpOnly: true }]);
  await visit(page, `/decide/${decisionId}/ballot?language=en`);
  await begin(page);
  return page;
}

async function beginAs(who: Person) {
  const { open: decisionId } = await findIds(screens.db);
  const page = await screens.open(who);
  await visit(page, `/decide/${decisionId}/ballot?language=en`);
  await begin(page);
  return { page, decisionId };
}

async function begin(page: Page): Promise<void> {
  await page.getByRole('radio', { name: /^No/ }).check();
  await page.getByRole('textbox', { name: /^Why/ }).pressSequentially('Half a thought');
}

async function voteAll(electors: readonly Elector[], decisionId: string): Promise<void> {
  const answers = await Promise.all(electors.map((elector) => cast({ decisionId, elector })));
  expect(answers.filter((answer) => answer.version !== 1)).toEqual([]);
}

async function filledIn(page: Page) {
  const choice = await page.locator('[name=choice]:checked').getAttribute('value');
  return { choice, reason: await page.getByRole('textbox', { name: /^Why/ }).inputValue() };
}

/** Ends the session of this page alone: the same person is somewhere else in another test. */
async function revokeSession(page: Page): Promise<void> {
  const cookies = await page.context().cookies();
  const token = cookies.find(({ name }) => name === cookieOf('').name)?.value ?? '';
  const { rowCount } = await screens.db.query(
    `update identity.session set revoked_at = now() where token_hash = $1`,
    [createHash('sha256').update(token).digest()],
  );
  expect(rowCount).toBe(1);
}

async function versionsOf(decisionId: string, name: string): Promise<readonly number[]> {
  const { rows } = await screens.db.query<{ version: number }>(
    `select b.version from voting.ballot b join voting.roll_entry e using (decision_id, member_id)
      where b.decision_id = $1 and e.name = $2 order by b.version`,
    [decisionId, name],
  );
  return rows.map(({ version }) => version);
}

async function ballotsIn(decisionId: string): Promise<number> {
  const { rows } = await screens.db.query('select 1 from voting.ballot where decision_id = $1', [decisionId]);
  return rows.length;
}
