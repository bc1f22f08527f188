import { expect } from '@jest/globals';
import type { Language } from '@plenaria/i18n';
import type { Page } from 'playwright-core';
import type { JoiningWorld } from './joining-world.ts';
import type { ReadingEffort } from './reading-effort.ts';
import { says } from './says.ts';
import { settled, visit, type Own, type Person } from './screens.ts';

/** No whole text is shorter, and no summary as long. */
const WHOLE_TEXT_LETTERS = 400;

/** What a phone shows at once. */
export const phone = {
  viewport: { width: 360, height: 740 },
  hasTouch: true,
  reducedMotion: 'reduce',
} as const;

/** Somebody who wants to join as a producer, and what they fill in. */
export type Applicant = Own & {
  readonly custodian: string;
  readonly language: Language;
  readonly organisation: string;
  readonly motivation: string;
};

/** Somebody of the scenario and the language of their screens. */
export type Reader = { readonly who: Person | Own; readonly language: Language };

export const reading = (applicant: Applicant): Reader => ({ who: applicant, language: applicant.language });

/** From the public page to the open form, by the link of a letter. */
export async function beginOnPhone(
  world: JoiningWorld,
  applicant: Applicant,
  effort: ReadingEffort,
): Promise<Page> {
  const { custodian, language, name, email } = applicant;
  const page = await world.open('visitor', phone);
  const main = page.getByRole('main');
  await visit(page, `/join?language=${language}`);
  await effort.read(main);
  await effort.press(page.locator(`a[href="/join/${custodian}"]`));
  await page.waitForURL((url) => url.pathname === `/join/${custodian}`);
  await settled(page);
  await effort.read(main);
  await effort.write(page.locator('[name=name]'), name);
  await effort.write(page.locator('[name=email]'), email);
  await effort.press(main.locator('button[type=submit]'));
  const sent = page.getByRole('status').filter({ hasText: email });
  await sent.waitFor();
  await effort.read(sent);
  effort.goToTheMail();
  await page.goto(await linkFor(world, email));
  await page.waitForURL((url) => url.pathname === `/join/${custodian}/apply`);
  await settled(page);
  return page;
}

/** The first half of the form: who, in which class, what they will give. */
export async function fillFirstHalf(
  page: Page,
  { organisation }: Applicant,
  effort: ReadingEffort,
): Promise<void> {
  await effort.write(page.locator('[name=name]'), organisation);
  await effort.choose(page.locator('[name="class producer"]'));
  await effort.write(page.locator('[name=hours]'), '40');
}

/** Why, and each document in one's language: the summary is read, the whole text opens, and it is agreed to. */
export async function fillSecondHalf(page: Page, applicant: Applicant, effort: ReadingEffort): Promise<void> {
  const { language, organisation, motivation } = applicant;
  await effort.write(page.locator('[name=motivation]'), motivation);
  const documents = page.locator('form article');
  const asked = ['licensing', 'code-of-conduct', 'consortium', 'conditions-of-use', 'data-protection'];
  await documents.nth(asked.length - 1).waitFor();
  expect(await documents.count()).toBe(asked.length);
  await effort.read(page.getByRole('main'));
  for (const document of await documents.all()) {
    expect(await document.locator('h3').first().getAttribute('lang')).toBe(language);
    await document.locator('summary').click();
    const whole = await document.locator('details').innerText();
    expect(whole.length).toBeGreaterThan(WHOLE_TEXT_LETTERS);
    await effort.choose(document.locator('[name^=document-]'));
  }
  const signature = page.locator('form article').getByText(`${organisation}.`);
  expect(await signature.count()).toBe(1);
}

/** Hands the form in; the path of the application. */
export async function handIn(page: Page, effort: ReadingEffort): Promise<string> {
  await effort.press(page.locator('form button[type=submit]'));
  await page.waitForURL((url) => url.pathname.startsWith('/applications/'));
  return new URL(page.url()).pathname;
}

/** Opens what waits under Today, by the button that names it. */
export async function fromToday(
  world: JoiningWorld,
  { who, language }: Reader,
  verb: string,
  called: string,
): Promise<Page> {
  const page = await world.open(who, phone);
  await visit(page, `/?language=${language}`);
  await page.getByRole('link', { name: `${says(language, 'today', verb)}: ${called}` }).click();
  await page.waitForURL((url) => url.pathname !== '/');
  await settled(page);
  return page;
}

/** Presses a button of an application, and the same in its dialog, there with a reason where one is asked. */
export async function press(page: Page, language: Language, act: string, reason?: string): Promise<void> {
  const label = says(language, 'joining', `act.${act}`);
  await page.getByRole('button', { name: label, exact: true }).click();
  const dialog = page.getByRole('dialog');
  if (reason !== undefined) await dialog.locator('textarea').fill(reason);
  await dialog.getByRole('button', { name: label, exact: true }).click();
  await page.getByText(says(language, 'joining', 'act.done'), { exact: true }).waitFor();
}

/** Finds an application under Today and takes one step with it. */
export async function step(
  world: JoiningWorld,
  reader: Reader,
  { verb, called, act, reason }: Record<'verb' | 'called' | 'act', string> & { readonly reason?: string },
): Promise<void> {
  const page = await fromToday(world, reader, verb, called);
  await press(page, reader.language, act, reason);
  await page.context().close();
}

/** Puts an application to the vote; the decision. */
export async function putToTheVote(world: JoiningWorld, reader: Reader, called: string): Promise<string> {
  const page = await fromToday(world, reader, 'application.putToTheVote.verb', called);
  await press(page, reader.language, 'putToTheVote');
  await page
    .getByRole('link', { name: says(reader.language, 'joining', 'seeDecision') })
    .first()
    .click();
  await page.waitForURL((url) => url.pathname.startsWith('/decide/'));
  const id = new URL(page.url()).pathname.split('/')[2] ?? '';
  await page.context().close();
  return id;
}

/** Opens the page of an application until it says this state: the program follows time and votes by itself. */
export async function standing(
  world: JoiningWorld,
  { who, language }: Reader,
  path: string,
  state: string,
): Promise<Page> {
  const page = await world.open(who, phone);
  const tag = page.getByText(says(language, 'joining', `state.${state}`), { exact: true }).first();
  for (let look = 0; look < 60; look += 1) {
    await visit(page, `${path}?language=${language}`);
    if (await tag.isVisible()) return page;
    await page.waitForTimeout(1_000);
  }
  throw new Error(`${path} has not come to ${state}`);
}

/** The link of the letter that leads to the form, waited for. */
async function linkFor(world: JoiningWorld, email: string): Promise<string> {
  const page = await world.open('visitor');
  for (let look = 0; look < 100; look += 1) {
    await page.goto('/inbox');
    const links = page.locator('details').filter({ hasText: email }).locator('a[href*="/enter#"]');
    if ((await links.count()) > 0) {
      const link = (await links.first().getAttribute('href')) ?? '';
      await page.context().close();
      return link;
    }
    await page.waitForTimeout(200);
  }
  throw new Error(`no letter has reached ${email}`);
}
