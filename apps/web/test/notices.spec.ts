import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHmac } from 'node:crypto';
import { keepPicture } from './pictures.ts';
import { openScreens, visit, type Screens } from './screens.ts';

let screens: Screens;

beforeAll(async () => {
  screens = await openScreens();
});

afterAll(() => screens.close());

/** What the last link of a letter to this person about results carries. */
async function tokenFor(name: string): Promise<string> {
  const { rows } = await screens.db.query<{ id: string; key: Buffer }>(
    `select a.id, k.key from post.unsubscribe_key k, identity.account a
       join membership.person p on p.id = a.person_id where p.name = $1`,
    [name],
  );
  if (!rows[0]) throw new Error(`${name} has no account`);
  const says = Buffer.from(`${rows[0].id} results`).toString('base64url');
  const signed = createHmac('sha256', rows[0].key).update(says).digest().subarray(0, 16);
  return `${says}.${signed.toString('base64url')}`;
}

describe('what a member is written about', () => {
  it('is a table of choices by keyboard, and what is chosen stays', async () => {
    const page = await screens.open('Yara Mansour', { reducedMotion: 'reduce' });
    await visit(page, '/me/notices?language=en');
    await page.getByRole('radio', { name: 'Results of votes: At once' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved').waitFor();
    await visit(page, '/me/notices?language=en');
    expect(await page.getByRole('radio', { name: 'Results of votes: No letter' }).isChecked()).toBe(true);
    const call = page.getByRole('row').filter({ hasText: 'A vote that opens' });
    expect(await call.getByRole('cell').allTextContents()).toContain('always');
    expect(await call.getByRole('radio').count()).toBe(0);
    await page.context().close();
  });
});

describe('the last link of a letter', () => {
  it('asks before it does anything, does it without signing in, and takes it back', async () => {
    const token = await tokenFor('Rosa Whitfield');
    const page = await screens.open('visitor', { reducedMotion: 'reduce' });
    await visit(page, `/unsubscribe/${token}?language=en`);
    await page.getByText('Do you want no more letters about this: “Results of votes”?').waitFor();
    await keepPicture(page, 'a letter to be refused');
    await page.getByRole('button', { name: 'No more of these letters' }).click();
    await page.getByText('You get no more letters about this: “Results of votes”.').waitFor();
    await keepPicture(page, 'a letter refused');
    await page.getByRole('button', { name: 'Send them again' }).click();
    const again = page.getByText('You get letters about this: “Results of votes”.');
    await again.waitFor();
    expect(await again.count()).toBe(1);
    await page.context().close();
  });

  it('says so when it is none of ours', async () => {
    const page = await screens.open('visitor', { reducedMotion: 'reduce' });
    await visit(page, '/unsubscribe/none-of-ours?language=en');
    await page.getByText('We do not know this link').waitFor();
    expect(await page.getByRole('button', { name: 'No more of these letters' }).count()).toBe(0);
    await page.context().close();
  });
});
