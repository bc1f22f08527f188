import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { canonicalJson, sha256Hex } from '@plenaria/kernel';
import type { Page } from 'playwright-core';
import { enter, home, openScreens, settled, visit, type Person, type Screens } from './screens.ts';

const title = 'Shall we meet every month?';
const voters = [
  { name: 'Aina Ferrer', email: 'aina.ferrer@femprocomuns.example', choice: 'yes' },
  { name: 'Isla MacGregor', email: 'isla.macgregor@webarchitects.example', choice: 'yes' },
  { name: 'Yara Mansour', email: 'yara.mansour@individual-1.example', choice: 'no' },
] as const;

let screens: Screens;

beforeAll(async () => {
  screens = await openScreens();
});

afterAll(() => screens.close());

describe('a decision', () => {
  it('goes from its first words to a result that anybody can check, in the browser alone', async () => {
    const chair = await screens.open('Mei-Lin Chow', { reducedMotion: 'reduce' });
    const proposal = await draftAndOpen(chair);

    const receipts: string[] = [];
    for (const voter of voters) receipts.push(await voteFromLetter(voter));
    expect(new Set(receipts).size).toBe(voters.length);

    await visit(chair, `${proposal}?language=en`);
    await chair.getByText(/^3 of \d+ have voted/).waitFor();
    await chair.getByRole('button', { name: 'Close it now' }).click();
    await chair.getByRole('dialog').getByRole('button', { name: 'Close and count it' }).click();
    await chair.getByText('Adopted', { exact: true }).waitFor();
    expect(new URL(chair.url()).pathname).toBe(`${proposal}/record`);
    await chair.context().close();

    await checkAsVisitor(proposal, receipts);
  });

  it('is voted on with the keyboard alone, from asking for a link to reading the receipt', async () => {
    const page = await screens.open('visitor', { reducedMotion: 'reduce' });
    await page.addInitScript(() => {
      // What a pointer does is kept over all pages of the window.
      for (const kind of ['pointerdown', 'mousedown', 'touchstart'])
        addEventListener(kind, () => sessionStorage.setItem('pointed', kind), true);
    });
    await visit(page, '/sign-in?language=en');
    await tabTo(page, 'E-mail address');
    await page.keyboard.type('rosa.whitfield@open-co-op.example');
    await page.keyboard.press('Enter');
    await page.getByText(/^If rosa\.whitfield@open-co-op\.example is known to us/).waitFor();

    await visit(page, await linkFor('rosa.whitfield@open-co-op.example', 'You asked for a link'));
    await page.waitForURL((url) => url.pathname === '/');
    await tabTo(page, 'Vote: Who is a producer member?');
    await page.keyboard.press('Enter');
    await page.getByRole('radio').first().waitFor();
    await tabTo(page, /^Yes/);
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.type('We would like to hear the consumers first.');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Cast this vote: No');
    await page.keyboard.press('Enter');
    await page.getByText('Your vote is cast:').waitFor();
    await tabTo(page, 'Receipt');
    await page.keyboard.press('Enter');
    expect(await receiptOn(page)).toMatch(/^[0-9a-f]{64}$/);
    expect(await page.evaluate(() => sessionStorage.getItem('pointed'))).toBeNull();
    await page.context().close();
  });
});

/** The chair writes a decision, saves it as a draft and opens it; the answer is the path of its page. */
async function draftAndOpen(chair: Page): Promise<string> {
  await visit(chair, '/decide/new?language=en');
  await chair.getByRole('textbox', { name: 'Title' }).fill(title);
  await chair.getByRole('textbox', { name: 'Text' }).fill('On the first **Thursday** of each month.');
  await chair
    .getByRole('combobox', { name: 'The rule' })
    .selectOption({ label: 'One co-op, one vote, version 1' });
  await chair.getByRole('button', { name: 'Save as a draft' }).click();
  await chair.getByRole('heading', { level: 1, name: title }).waitFor();
  await chair.getByRole('button', { name: 'Open it for voting' }).click();
  await chair.getByRole('dialog').getByRole('button', { name: 'Open it now' }).click();
  await chair.getByText(/^The roll was fixed at the opening/).waitFor();
  return new URL(chair.url()).pathname;
}

type Voter = { readonly name: Person; readonly email: string; readonly choice: string };

/** Opens the link of the letter, votes, and gives the receipt. How long that took is told, and asserted nowhere. */
async function voteFromLetter({ name, email, choice }: Voter): Promise<string> {
  const link = await linkFor(email, title);
  const page = await screens.open('visitor');
  const startedAt = performance.now();
  await enter(page, link);
  // Letter and page speak the voter's own language; a value is the same in all.
  await page.locator(`[name=choice][value=${choice}]`).check();
  await page.getByRole('main').locator('form').getByRole('button').first().click();
  const receipt = await receiptOn(page);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  process.stderr.write(`${name}: from the link of the letter to the receipt in ${seconds} s\n`);
  await page.context().close();
  return receipt;
}

/** Visitors read the result; their browser counts again; each receipt is in the public file. */
async function checkAsVisitor(proposal: string, receipts: readonly string[]): Promise<void> {
  const visitor = await screens.open('visitor');
  await visit(visitor, `${proposal}/record?language=en`);
  await visitor.getByText('2/3 > 1/2: yes reaches the threshold.').waitFor();
  await visitor.getByRole('button', { name: 'Check the published file' }).click();
  await visitor.getByText('Everything fits together').waitFor();
  const address = await visitor
    .getByRole('link', { name: 'Download everything needed to check it' })
    .getAttribute('href');
  const bundle = JSON.parse(await (await fetch(new URL(address ?? '', home))).text());
  // A receipt is the SHA-256 of what the public log says of the ballot.
  const logged = new Set(
    bundle.log.map(({ payload }: { payload: object }) => sha256Hex(canonicalJson(payload))),
  );
  expect(receipts.filter((receipt) => !logged.has(receipt))).toEqual([]);
  await visitor.context().close();
}

/** The link of the newest letter to somebody that says these words, waited for: letters travel through a queue. */
async function linkFor(email: string, words: string): Promise<string> {
  const page = await screens.open('visitor');
  for (let look = 0; look < 100; look += 1) {
    await page.goto('/inbox');
    const letters = page.locator('details').filter({ hasText: email }).filter({ hasText: words });
    const links = letters.locator('a[href*="/enter#"]');
    if ((await links.count()) > 0) {
      const link = (await links.first().getAttribute('href')) ?? '';
      await page.context().close();
      return link;
    }
    await page.waitForTimeout(200);
  }
  throw new Error(`no letter about "${words}" has reached ${email}`);
}

async function receiptOn(page: Page): Promise<string> {
  const receipt = page.getByText(/^[0-9a-f]{64}$/);
  await receipt.waitFor({ state: 'attached' });
  return (await receipt.textContent()) ?? '';
}

/** Presses Tab until the focus is on what is called so. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  await settled(page);
  for (let stop = 0; stop < 40; stop += 1) {
    await page.keyboard.press('Tab');
    const there = await focused(page);
    if (typeof name === 'string' ? there === name : name.test(there)) return;
  }
  throw new Error(`the keyboard does not reach ${name}`);
}

/** What the element with the focus is called. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
    const label = labels.map(({ textContent }) => textContent).join(' ');
    return (element?.getAttribute('aria-label') ?? (label || element?.textContent) ?? '').trim();
  });
}
