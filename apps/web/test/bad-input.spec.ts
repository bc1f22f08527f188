import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { findIds, type Ids } from './address-ids.ts';
import { inLanguage, openScreens, visit, type Person, type Screens } from './screens.ts';

type Values = Readonly<Record<string, string>>;

/** A form, how to come to it, and what it says to nothing and to something wrong. Nothing here changes anything. */
type Case = {
  readonly form: string;
  readonly who: Person | 'visitor';
  readonly language: string;
  readonly path: (ids: Ids) => string;
  /** The buttons that lead to it, by the key of their text. */
  readonly press?: readonly string[];
  /** Sent with all of its fields empty: those that it asks for. */
  readonly needed: readonly string[];
  /** Sent with these: the first that is wrong, and why. */
  readonly wrong: Values;
  readonly refused: readonly [field: string, reason: string];
};

const required = 'refusals:field.required';
const aDay = '1990-01-01';
const cases: readonly Case[] = [
  {
    form: 'signing in',
    who: 'visitor',
    language: 'sv',
    path: () => '/sign-in',
    needed: ['email'],
    wrong: { email: 'rosa at the co-op' },
    refused: ['email', 'refusals:field.email'],
  },
  {
    form: 'a new decision',
    who: 'Rosa Whitfield',
    language: 'ca',
    path: () => '/decide/new',
    needed: ['title', 'body'],
    wrong: { title: 'A', body: 'x'.repeat(20_001) },
    refused: ['body', 'refusals:field.longerThan'],
  },
  {
    form: 'a new text',
    who: 'Isla MacGregor',
    language: 'es',
    path: ({ draft }) => `/decide/${draft}`,
    press: ['decide:rewrite'],
    needed: ['title', 'body'],
    wrong: { title: '   ', body: 'Kept.' },
    refused: ['title', required],
  },
  {
    form: 'other words',
    who: 'Rosa Whitfield',
    language: 'fr',
    path: ({ draft }) => `/decide/${draft}`,
    press: ['decide:amend'],
    needed: ['title', 'body', 'reason'],
    wrong: { title: 'Another', body: 'Kept.', reason: '   ' },
    refused: ['reason', required],
  },
  {
    form: 'a comment',
    who: 'Rosa Whitfield',
    language: 'ar',
    path: ({ draft }) => `/decide/${draft}`,
    needed: ['body'],
    wrong: { body: ' \n ' },
    refused: ['body', required],
  },
  {
    form: 'opening',
    who: 'Mei-Lin Chow',
    language: 'de',
    path: ({ draft }) => `/decide/${draft}`,
    press: ['decide:openVerb'],
    needed: ['closesAt'],
    wrong: { closesAt: '1990-01-01T10:00' },
    refused: ['closesAt', 'result:problemClosesTooSoon_one'],
  },
  {
    form: 'withdrawing',
    who: 'Isla MacGregor',
    language: 'sv',
    path: ({ draft }) => `/decide/${draft}`,
    press: ['decide:withdrawVerb'],
    needed: ['reason'],
    wrong: { reason: '   ' },
    refused: ['reason', required],
  },
  {
    form: 'naming a representative',
    who: 'Nadia Okafor',
    language: 'ca',
    path: () => '/people/femprocomuns',
    press: ['people:act.appoint'],
    needed: ['personName', 'email', 'from'],
    wrong: { personName: 'Pau', email: 'pau@pau.example', from: aDay },
    refused: ['from', 'people:register.notAMemberThen'],
  },
  {
    form: 'ending a representation',
    who: 'Nadia Okafor',
    language: 'es',
    path: () => '/people/femprocomuns',
    press: ['people:act.endThis'],
    needed: ['lastDay', 'reason'],
    wrong: { lastDay: aDay, reason: 'Kept.' },
    refused: ['lastDay', 'people:register.doesNotSpeakThen'],
  },
  {
    form: 'ending a membership',
    who: 'Nadia Okafor',
    language: 'fr',
    path: () => '/people/femprocomuns',
    press: ['people:act.end'],
    needed: ['lastDay', 'reason'],
    wrong: { lastDay: aDay, reason: 'Kept.' },
    refused: ['lastDay', 'people:register.lastDayTooEarly'],
  },
];

let screens: Screens;
let ids: Ids;

beforeAll(async () => {
  screens = await openScreens();
  ids = await findIds(screens.db);
});

afterAll(() => screens.close());

describe('a form names the field and the reason, goes to it and keeps what was typed:', () => {
  it.each(cases.map((one) => [one.form, one] as const))('%s', async (_, one) => {
    const page = await screens.open(one.who, { reducedMotion: 'reduce' });
    await visit(page, inLanguage(one.path(ids), one.language));
    for (const key of one.press ?? [])
      await page
        .getByRole('button', { name: isOrBegins(say(one.language, key)) })
        .first()
        .click();
    const [first = ''] = one.needed;
    const form = page
      .locator('form', { has: page.locator(`[name=${first}]`) })
      .filter({ visible: true })
      .last();

    for (const name of one.needed) await form.locator(`[name=${name}]`).fill('');
    await form.locator('[type=submit]').click();
    await form.getByRole('alert').waitFor();
    expect(await problemsIn(page)).toEqual(one.needed.map((name) => [name, say(one.language, required)]));
    expect(await focusedName(page)).toBe(first);

    for (const [name, value] of Object.entries(one.wrong)) await form.locator(`[name=${name}]`).fill(value);
    await form.locator('[type=submit]').click();
    const [field, reason] = one.refused;
    await page.waitForFunction(
      (name) =>
        document.querySelectorAll('[aria-invalid]').length === 1 &&
        document.querySelector(`[name=${name}][aria-invalid]`),
      field,
    );
    const [[named, said] = []] = await problemsIn(page);
    expect(named).toBe(field);
    // What fills a place in the sentence is left aside.
    expect(said).toContain(say(one.language, reason).split(/[\u2068{]/, 1)[0]);
    expect(await focusedName(page)).toBe(field);
    for (const [name, value] of Object.entries(one.wrong))
      expect(await form.locator(`[name=${name}]`).inputValue()).toBe(value);
    await page.context().close();
  });

  it('a ballot without a choice, and a block without a reason', async () => {
    const page = await screens.open('Yara Mansour');
    await visit(page, inLanguage(`/decide/${ids.open}/ballot`, 'ca'));
    await page.getByRole('main').locator('form [type=submit]').click();
    await page.getByText(say('ca', required)).waitFor();
    expect(await page.evaluate(() => document.activeElement?.closest('fieldset') !== null)).toBe(true);
    await page.context().close();
  });

  it('an import of nothing', async () => {
    const page = await screens.open('Nadia Okafor');
    await visit(page, inLanguage('/admin/register', 'de'));
    await page.getByRole('button', { name: say('de', 'admin:import.look') }).click();
    await page.getByRole('alert').waitFor();
    expect(await problemsIn(page)).toEqual([['file', say('de', 'admin:import.choose')]]);
    expect(await focusedName(page)).toBe('file');
    await page.context().close();
  });
});

/** Each field that is marked as wrong, with the reason beside it. */
function problemsIn(page: Page): Promise<readonly (readonly string[])[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('[aria-invalid]')].map((field) => [
      field.getAttribute('name') ?? '',
      document.getElementById(`${field.id}-problem`)?.textContent ?? '',
    ]),
  );
}

function focusedName(page: Page): Promise<string> {
  return page.evaluate(
    () => document.activeElement?.getAttribute('name') ?? document.activeElement?.id ?? '',
  );
}

/** A text as the locale file has it, its places still open. */
/** The name of a button by itself, or with whom it is about. */
const isOrBegins = (name: string): RegExp => new RegExp(`^${name.replaceAll(/[.?]/g, '\\$&')}(: .+)?$`);

function say(language: string, key: string): string {
  const [namespace = '', name = ''] = key.split(':');
  const file = new URL(`../../../libs/i18n/locales/${language}/${namespace}.json`, import.meta.url);
  return (
    (JSON.parse(readFileSync(fileURLToPath(file), 'utf8')) as Readonly<Record<string, string>>)[name] ?? ''
  );
}
