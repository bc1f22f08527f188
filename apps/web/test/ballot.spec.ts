import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { findIds } from './address-ids.ts';
import { openScreens, visit, type Screens } from './screens.ts';

const reason = 'Hours were counted twice in June. ¿Sí? 也好';

type Subscribed = { readonly query: string; readonly documentId?: string };

const servedTexts: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(new URL('../dist/persisted-documents.json', import.meta.url), 'utf8'),
);

let screens: Screens;
let ballot: string;
let decisionId: string;

beforeAll(async () => {
  screens = await openScreens();
  decisionId = (await findIds(screens.db)).open;
  ballot = `/decide/${decisionId}/ballot?language=en`;
});

afterAll(() => screens.close());

describe('a ballot', () => {
  it('is cast with the keyboard alone, and its receipt takes the focus', async () => {
    const page = await screens.open('Isla MacGregor', { viewport: { width: 320, height: 640 } });
    await visit(page, ballot);
    await tabTo(page, '[name=choice]');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Too early.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Your vote is cast:').waitFor();
    expect(await focused(page)).toContain('Your vote is cast: No');
    expect(await castBy('Webarchitects')).toEqual({ choice: 'no', reason: 'Too early.', version: 1 });
    expect(await overflow(page)).toBe(0);
    await page.context().close();
  });

  it('can be changed, and the last version counts', async () => {
    const page = await screens.open('Isla MacGregor');
    await visit(page, ballot);
    await page.getByRole('button', { name: 'Change my vote' }).click();
    expect(await page.getByRole('textbox', { name: 'Why' }).inputValue()).toBe('Too early.');
    await page.getByRole('radio', { name: /^Yes/ }).check();
    await page.getByRole('button', { name: /^Cast this vote/ }).click();
    await page.getByText('Your vote is cast:').waitFor();
    expect(await castBy('Webarchitects')).toEqual({ choice: 'yes', reason: 'Too early.', version: 2 });
    await page.context().close();
  });

  it('that is half filled in is there again after the page is closed and opened', async () => {
    const page = await screens.open('Lucía Navarro');
    await visit(page, ballot);
    await page.getByRole('radio', { name: /^Abstain/ }).check();
    await page.getByRole('textbox', { name: /^Why/ }).fill(reason);
    await page.reload();
    expect(await filledIn(page)).toEqual({ choice: 'abstain', reason });
    expect(await castBy('Free Knowledge Institute')).toBeNull();
    await page.context().close();
  });

  // A test build would serve a text too; no other does.
  it('follows the turnout by the id of a question that the api knows', async () => {
    const page = await screens.open('Lucía Navarro');
    const asked: Subscribed[] = [];
    let answers = 0;
    page.on('websocket', (socket) => {
      socket.on('framesent', ({ payload }) => {
        const { type, payload: question } = JSON.parse(String(payload));
        if (type === 'subscribe') asked.push(question);
      });
      socket.on('framereceived', ({ payload }) => {
        if (JSON.parse(String(payload)).type === 'next') answers += 1;
      });
    });
    await visit(page, ballot);
    while (answers === 0) {
      await screens.db.query(`select pg_notify('voting_turnout', $1)`, [decisionId]);
      await page.waitForTimeout(100);
    }
    expect(asked.map(({ query }) => query)).toEqual(['']);
    expect(servedTexts[asked[0]?.documentId ?? 'nothing']).toMatch(/^subscription TurnoutChanged/);
    await page.context().close();
  });

  it('without a choice says what is missing and asks for it', async () => {
    const page = await screens.open('Lucía Navarro');
    await visit(page, ballot);
    await page.getByRole('button', { name: /^Cast this vote/ }).click();
    await page.getByText('This is needed.').waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('choice');
    await page.context().close();
  });

  it('whose answer was lost on the way is cast once, also when the page is opened anew', async () => {
    const page = await screens.open('Lucía Navarro');
    let swallowed = 0;
    await page.route('**/graphql', async (route) => {
      const isCast = route.request().postData()?.includes('idempotencyKey') ?? false;
      if (!isCast || swallowed > 0) return route.fallback();
      swallowed += 1;
      await route.fetch();
      return route.abort('connectionreset');
    });
    await visit(page, ballot);
    await page.getByRole('radio', { name: /^Yes/ }).check();
    await page.getByRole('textbox', { name: /^Why/ }).fill('');
    await page.getByRole('button', { name: /^Cast this vote/ }).click();
    await page.getByText('Your vote is kept here').waitFor();
    await page.reload();
    await page.getByText('Your vote is cast:').waitFor();
    expect(swallowed).toBe(1);
    expect(await castBy('Free Knowledge Institute')).toEqual({ choice: 'yes', reason: null, version: 1 });
    await page.context().close();
  });
});

/** Presses Tab until the focus is on what fits the selector; fails when the page has no such stop. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let stop = 0; stop < 40; stop += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
  }
  throw new Error(`the keyboard does not reach ${selector}`);
}

function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent ?? '');
}

/** How far the page is wider than the window, in pixels. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

async function filledIn(page: Page) {
  const choice = await page.locator('[name=choice]:checked').getAttribute('value');
  return { choice, reason: await page.getByRole('textbox', { name: /^Why/ }).inputValue() };
}

/** The last version of a member's ballot as it is kept; null when there is none. */
async function castBy(member: string) {
  const { rows } = await screens.db.query(
    `select b.choice, b.reason, b.version from voting.ballot b
       join voting.roll_entry e on e.decision_id = b.decision_id and e.member_id = b.member_id
      where b.decision_id = $1 and e.name = $2 order by b.version desc limit 1`,
    [decisionId, member],
  );
  return rows[0] ?? null;
}
