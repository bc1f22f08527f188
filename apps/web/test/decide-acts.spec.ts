import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { keepPicture } from './pictures.ts';
import { openScreens, visit, type Screens } from './screens.ts';

const body = 'We meet on the first Thursday.\n\nWho cannot come sends a note.';

let screens: Screens;
/** Isla has written it; Rosa is a member like any other. */
let author: Page;
let other: Page;

beforeAll(async () => {
  screens = await openScreens();
  author = await screens.open('Isla MacGregor', { reducedMotion: 'reduce' });
  other = await screens.open('Rosa Whitfield', { reducedMotion: 'reduce' });
});

afterAll(() => screens.close());

describe('a draft, by hand,', () => {
  let id: string;

  beforeAll(async () => {
    id = await draft('Where shall we meet?');
  });

  it('is talked about: a comment, and a reply beneath it', async () => {
    await visit(other, `/decide/${id}?language=en`);
    const say = other.getByRole('textbox', { name: 'What do you think?' });
    await say.fill('Could we meet **online**?');
    await other.getByRole('button', { name: 'Say it' }).click();
    await other.getByText('Could we meet online?').waitFor();
    expect(await say.inputValue()).toBe('');

    await visit(author, `/decide/${id}?language=en`);
    await author.getByRole('button', { name: 'Reply (Rosa Whitfield)' }).click();
    await author.getByRole('textbox', { name: 'Your reply' }).fill('Every second time.');
    await keepPicture(author, 'a reply');
    await author.getByRole('button', { name: 'Reply', exact: true }).click();
    const comment = author.getByRole('listitem').filter({ hasText: 'Could we meet' });
    await comment.getByRole('listitem').filter({ hasText: 'Every second time.' }).waitFor();
    expect(await author.getByRole('textbox', { name: 'Your reply' }).count()).toBe(0);
  });

  it('is translated by one and reviewed by another, who cannot review their own words', async () => {
    await visit(other, `/decide/${id}?language=en`);
    await other.getByRole('button', { name: 'Translate (Français)' }).click();
    await words(other).title.fill('Où nous réunir ?');
    await words(other).body.fill('Nous nous réunissons le premier jeudi.\n\nLes absents envoient un mot.');
    await other.getByRole('button', { name: 'Save', exact: true }).click();
    await line(other, 'Français').getByText('Written by Rosa Whitfield.').waitFor();
    expect(await line(other, 'Français').getByRole('button', { name: 'Review it' }).count()).toBe(0);

    await visit(author, `/decide/${id}?language=en`);
    await line(author, 'Français').getByRole('button', { name: 'Review it' }).click();
    await author.getByText('Both say the same. You vouch for it with your name.').waitFor();
    await keepPicture(author, 'a review');
    await author.getByRole('button', { name: 'It says the same' }).click();
    await line(author, 'Français').getByText('Reviewed by Isla MacGregor.').waitFor();
    const { rows } = await screens.db.query(
      `select status from voting.decision_text where decision_id = $1 and language = 'fr'`,
      [id],
    );
    expect(rows).toEqual([{ status: 'reviewed' }]);
  });

  it('gets other words from a member, which the author accepts in words', async () => {
    await visit(other, `/decide/${id}?language=en`);
    await other.getByRole('button', { name: 'Propose other words' }).click();
    await words(other).body.fill(body.replace('first', 'second'));
    expect(await other.locator('.diff ins').textContent()).toContain('second');
    await other.getByRole('textbox', { name: 'Why these words' }).fill('The first is a holiday.');
    await keepPicture(other, 'an amendment');
    await other.getByRole('button', { name: 'Propose it' }).click();
    await other.getByText('waits for an answer').waitFor();
    expect(await other.getByText('Answer it').count()).toBe(0);

    await visit(author, `/decide/${id}?language=en`);
    await author.getByText('Answer it').click();
    await author.getByRole('button', { name: 'Send the answer' }).click();
    const wrong = author.getByRole('alert');
    await wrong.getByText('2 things need your attention').waitFor();
    expect(await wrong.getByRole('listitem').count()).toBe(2);
    await author.getByRole('radio', { name: /^Accept/ }).check();
    await author.getByRole('textbox', { name: 'Why' }).fill('Right, thank you.');
    await keepPicture(author, 'an answer');
    await author.getByRole('button', { name: 'Send the answer' }).click();
    await author.getByText('accepted', { exact: true }).waitFor();
    await author.getByText('We meet on the second Thursday.').first().waitFor();
    expect(await line(author, 'Français').getByText('outdated').isVisible()).toBe(true);
  });

  it('written at by two at once tells the second what changed, and keeps what was typed', async () => {
    const desk = await screens.open('Isla MacGregor', { reducedMotion: 'reduce' });
    for (const page of [author, desk]) {
      await visit(page, `/decide/${id}?language=en`);
      await page.getByRole('button', { name: 'Change the text' }).click();
    }
    await words(author).title.fill('Where and when shall we meet?');
    await author.getByRole('button', { name: 'Save', exact: true }).click();
    await author.getByRole('heading', { level: 1, name: 'Where and when shall we meet?' }).waitFor();

    await words(desk).body.fill('We meet under the oak.');
    await desk.getByRole('button', { name: 'Save', exact: true }).click();
    await desk.getByText(/^Somebody changed this in the meantime/).waitFor();
    await keepPicture(desk, 'two at once');
    expect(await words(desk).body.inputValue()).toBe('We meet under the oak.');
    const theirs = desk.locator('details').filter({ hasText: 'What somebody else has written meanwhile' });
    expect(await theirs.locator('del').allTextContents()).toContainEqual(expect.stringContaining('and when'));
    // Who has read it and saves again knows what they replace.
    await desk.getByRole('button', { name: 'Save', exact: true }).click();
    await desk.getByText('We meet under the oak.').first().waitFor();
    await words(desk).body.waitFor({ state: 'detached' });
    await desk.context().close();
  });

  it('keeps what was typed when the page is closed before it is sent', async () => {
    await visit(other, `/decide/${id}?language=en`);
    await other.getByRole('textbox', { name: 'What do you think?' }).fill('Half a thou');
    await visit(other, '/decide?language=en');
    await visit(other, `/decide/${id}?language=en`);
    const say = other.getByRole('textbox', { name: 'What do you think?' });
    await say.waitFor();
    expect(await say.inputValue()).toBe('Half a thou');
  });

  it('is withdrawn by its author after a question, and everybody reads why', async () => {
    await visit(author, `/decide/${id}?language=en`);
    await author.getByRole('button', { name: 'Withdraw it' }).click();
    const dialog = author.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Why it is withdrawn' }).fill('We know by now.');
    await keepPicture(author, 'withdrawing');
    await dialog.getByRole('button', { name: 'Withdraw it' }).click();
    await author.getByText('This decision was withdrawn.').waitFor();
    expect(await author.getByRole('button', { name: 'Change the text' }).count()).toBe(0);
    await visit(other, `/decide/${id}?language=en`);
    await other.getByText('We know by now.').waitFor();
    expect(await other.getByRole('button', { name: 'Say it' }).count()).toBe(0);
    await visit(other, '/decide?language=en&state=withdrawn');
    expect(await other.getByRole('link', { name: /meet\?$/ }).isVisible()).toBe(true);
  });
});

describe('an open decision', () => {
  it('can be taken back by the chair: nothing is counted, and nobody can vote any more', async () => {
    const id = await draft('Shall we have a picnic?');
    const chair = await screens.open('Mei-Lin Chow', { reducedMotion: 'reduce' });
    await visit(chair, `/decide/${id}?language=en`);
    await chair.getByRole('button', { name: 'Open it for voting' }).click();
    await keepPicture(chair, 'opening');
    await chair.getByRole('dialog').getByRole('button', { name: 'Open it now' }).click();
    await chair.getByText(/^The roll was fixed at the opening/).waitFor();
    await visit(other, `/decide/${id}/ballot?language=en`);
    await chair.getByRole('button', { name: 'Withdraw it' }).click();
    const dialog = chair.getByRole('dialog');
    await dialog.getByText('The vote ends for everybody and nothing is counted.').waitFor();
    await dialog.getByRole('textbox', { name: 'Why it is withdrawn' }).fill('It rains.');
    await dialog.getByRole('button', { name: 'Withdraw it' }).click();
    await chair.getByText('This decision was withdrawn.').waitFor();

    await other.getByRole('radio', { name: /^Yes/ }).check();
    await other.getByRole('button', { name: 'Cast this vote: Yes' }).click();
    await other.getByRole('alert').getByText('This decision was withdrawn.').waitFor();
    expect(await other.getByRole('link', { name: 'See the result' }).count()).toBe(0);
    await keepPicture(other, 'too late to vote');
    const { rows } = await screens.db.query(`select 1 from voting.ballot where decision_id = $1`, [id]);
    expect(rows).toEqual([]);
    await chair.context().close();
  });
});

/** The author drafts a decision in the browser; the answer is its id. */
async function draft(title: string): Promise<string> {
  await visit(author, '/decide/new?language=en');
  await words(author).title.fill(title);
  await words(author).body.fill(body);
  await author.getByRole('combobox', { name: 'The rule' }).selectOption({
    label: 'One co-op, one vote, version 1',
  });
  await author.getByRole('button', { name: 'Save as a draft' }).click();
  await author.getByRole('heading', { level: 1, name: title }).waitFor();
  return new URL(author.url()).pathname.split('/').at(-1) ?? '';
}

function words(page: Page): { readonly title: Locator; readonly body: Locator } {
  return {
    title: page.getByRole('textbox', { name: 'Title' }),
    body: page.getByRole('textbox', { name: 'Text', exact: true }),
  };
}

/** The line of one language under "Languages". */
function line(page: Page, language: string): Locator {
  return page.getByRole('region', { name: 'Languages' }).getByRole('listitem').filter({ hasText: language });
}
