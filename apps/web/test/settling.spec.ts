import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { canonicalJson, sha256Hex } from '@plenaria/kernel';
import type { Page } from 'playwright-core';
import { axe } from './axe.ts';
import { act, draftUnder, tie } from './own-decisions.ts';
import { keepPicture } from './pictures.ts';
import { inLanguage, openScreens, visit, type Screens } from './screens.ts';

let screens: Screens;

beforeAll(async () => {
  screens = await openScreens();
});

afterAll(() => screens.close());

async function tied(ties: object): Promise<string> {
  const id = await draftUnder(screens.db, { ties }, 'Shall the chair change?');
  await tie(screens.db, id);
  return id;
}

/** What is wrong with the page in light and dark, from left and from right; pictures of it where they are wanted. */
async function wrongOn(page: Page, address: string, name: string): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const language of ['ar', 'en']) {
    await visit(page, inLanguage(address, language));
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      await keepPicture(page, `${name} ${language} ${colorScheme}`);
      wrong.push(...(await axe(page)));
    }
    const before = page.viewportSize();
    await page.setViewportSize({ width: 320, height: 640 });
    const isWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    if (isWide) wrong.push(`${language}: scrolls sideways on a narrow phone`);
    if (before) await page.setViewportSize(before);
  }
  return wrong;
}

describe('a tie on the screen', () => {
  it('waits for the chair, who finds it in Today, says it twice, and sees it counted', async () => {
    const id = await tied({ kind: 'castingVote' });
    const visitor = await screens.open('visitor');
    await visit(visitor, `/decide/${id}/record?language=en`);
    await visitor.getByText("Undecided: awaits the chair's casting vote").waitFor();
    expect(await visitor.getByRole('heading', { name: 'Settle the tie' }).count()).toBe(0);

    const chair = await screens.open('Mei-Lin Chow', { reducedMotion: 'reduce' });
    await visit(chair, '/?language=en');
    await chair.getByRole('link', { name: 'Settle it: Shall the chair change?' }).first().waitFor();
    expect(await wrongOn(chair, `/decide/${id}/record`, 'a tie for the chair')).toEqual([]);
    await chair.getByRole('button', { name: 'Settle the tie' }).click();
    await chair.getByText('This is needed.').first().waitFor();
    await chair.getByRole('radio', { name: /^Yes/ }).check();
    await chair.getByRole('button', { name: 'Settle the tie' }).click();
    await chair.getByText('The casting vote is yes: the decision is adopted.').waitFor();
    await keepPicture(chair, 'a casting vote to confirm');
    await chair.getByRole('button', { name: 'Settle it for good' }).click();
    await chair.getByText("Yes and no are level. The chair's casting vote is yes.").waitFor();
    await chair.getByText('Adopted', { exact: true }).waitFor();
    expect(await chair.getByRole('heading', { name: 'Settle the tie' }).count()).toBe(0);
    expect(await wrongOn(chair, `/decide/${id}/record`, 'a settled tie')).toEqual([]);

    await visit(visitor, `/decide/${id}/record?language=en`);
    await visitor.getByText('Tie settled').waitFor();
    await visitor.getByRole('button', { name: 'Check the published file' }).click();
    await visitor.getByText('Everything fits together').waitFor();
    expect(await visitor.getByText('Mei-Lin Chow').count()).toBe(0);
    await visitor.context().close();
    await chair.context().close();
  });

  it('that another chair has settled meanwhile says what stands', async () => {
    const id = await tied({ kind: 'castingVote' });
    const chair = await screens.open('Mei-Lin Chow');
    await visit(chair, `/decide/${id}/record?language=en`);
    await chair.getByRole('radio', { name: /^Yes/ }).check();
    await chair.getByRole('button', { name: 'Settle the tie' }).click();
    await act(
      screens.db,
      'Mei-Lin Chow',
      `mutation ($id: ID!) { settleTie(decisionId: $id, choice: no) {
        ... on Decision { id } ... on Refusal { code details } } }`,
      { id },
    );
    await chair.getByRole('button', { name: 'Settle it for good' }).click();
    await chair.getByText('Somebody has settled this tie before you.').waitFor();
    await chair.getByText("Yes and no are level. The chair's casting vote is no.").waitFor();
    expect(await chair.getByText('Rejected', { exact: true }).isVisible()).toBe(true);
    await chair.context().close();
  });

  it('that is drawn by lot takes what the beacon has published, and prints how to draw it again', async () => {
    const id = await tied({ kind: 'lot', beacon: 'drand round 4000000' });
    const chair = await screens.open('Mei-Lin Chow');
    expect(await wrongOn(chair, `/decide/${id}/record`, 'a tie for the lot')).toEqual([]);
    await chair.getByText('Undecided: awaits the lot').waitFor();
    await chair.getByRole('textbox', { name: 'Published value' }).fill('  8a6c13  ');
    await chair.getByRole('button', { name: 'Settle the tie' }).click();
    await chair.getByRole('dialog').getByText('8a6c13', { exact: true }).waitFor();
    await keepPicture(chair, 'a lot to confirm');
    await chair.getByRole('button', { name: 'Settle it for good' }).click();
    await chair.getByText('The seed of the lot is the SHA-256').waitFor();
    await chair.emulateMedia({ media: 'print' });
    expect(await chair.getByText('8a6c13', { exact: true }).isVisible()).toBe(true);
    await keepPicture(chair, 'a drawn lot in print');
    await chair.context().close();
  });
});

describe('a receipt on the screen', () => {
  it('is found in the public file by whoever holds it, and said not to be there otherwise', async () => {
    const { rows } = await screens.db.query<{ id: string; payload: object }>(
      `select d.id, l.payload from voting.decision d join voting.log_entry l on l.decision_id = d.id
        where d.state = 'closed' and l.kind = 'ballot' order by d.number, l.sequence limit 1`,
    );
    const [ballot] = rows;
    const page = await screens.open('visitor');
    await visit(page, `/decide/${ballot?.id}/record?language=en`);
    const field = page.getByRole('textbox', { name: 'Find my receipt' });
    await field.fill(sha256Hex(canonicalJson(ballot?.payload)));
    await page.getByRole('button', { name: 'Check the file and look for it' }).click();
    await page.getByText('Receipt found').waitFor();
    expect(await page.getByText('Found: entry 1 of the log is this ballot').isVisible()).toBe(true);
    await keepPicture(page, 'a receipt found');
    await field.fill('ab'.repeat(32));
    await page.getByRole('button', { name: 'Check the file and look for it' }).click();
    await page.getByText('No ballot in this log has this receipt number.').waitFor();
    await page.context().close();
  });
});

describe('a member of several colleges on the screen', () => {
  it('is told in which class it votes, declares another before the opening, and the chair sees it', async () => {
    const colleges = [
      { name: 'producers', classes: ['producer'], share: '1/2' },
      { name: 'others', classes: ['consumer', 'individual'], share: '1/2' },
    ];
    const id = await draftUnder(screens.db, { colleges }, 'Who pays for what?');
    const rosa = await screens.open('Rosa Whitfield', { reducedMotion: 'reduce' });
    expect(await wrongOn(rosa, `/decide/${id}`, 'a class to declare')).toEqual([]);
    await rosa.getByText('Nothing is declared, so The Open Co-op votes as Producer').waitFor();
    await rosa.getByRole('combobox', { name: 'The Open Co-op votes as' }).selectOption({ label: 'Consumer' });
    await rosa.getByRole('button', { name: 'Declare it' }).click();
    await rosa.getByText('Rosa Whitfield has declared that The Open Co-op votes as Consumer.').waitFor();
    await rosa.context().close();

    const chair = await screens.open('Mei-Lin Chow', { reducedMotion: 'reduce' });
    expect(await wrongOn(chair, `/decide/${id}`, 'declared classes for the chair')).toEqual([]);
    const row = chair.getByRole('row').filter({ hasText: 'The Open Co-op' });
    expect(await row.getByRole('cell').allTextContents()).toEqual([
      'Producer and Consumer',
      'Consumer',
      'Consumer',
    ]);
    await chair.context().close();
  });
});
