// oxlint-disable no-restricted-imports -- the types of the texts come from the files of the source language
import type account from '../locales/en/account.json';
import type admin from '../locales/en/admin.json';
import type agreements from '../locales/en/agreements.json';
import type ballot from '../locales/en/ballot.json';
import type circles from '../locales/en/circles.json';
import type common from '../locales/en/common.json';
import type decide from '../locales/en/decide.json';
import type diversity from '../locales/en/diversity.json';
import type joining from '../locales/en/joining.json';
import type levels from '../locales/en/levels.json';
import type lifecycle from '../locales/en/lifecycle.json';
import type mail from '../locales/en/mail.json';
import type mailings from '../locales/en/mailings.json';
import type me from '../locales/en/me.json';
import type notices from '../locales/en/notices.json';
import type papers from '../locales/en/papers.json';
import type people from '../locales/en/people.json';
import type privacy from '../locales/en/privacy.json';
import type refusals from '../locales/en/refusals.json';
import type rareRefusals from '../locales/en/refusals-rare.json';
import type result from '../locales/en/result.json';
import type services from '../locales/en/services.json';
import type signin from '../locales/en/signin.json';
import type today from '../locales/en/today.json';
import type votes from '../locales/en/votes.json';

/** Every text of the source language by namespace: what the other languages must have too. */
export type SourceTexts = {
  readonly account: typeof account;
  readonly admin: typeof admin;
  readonly agreements: typeof agreements;
  readonly ballot: typeof ballot;
  readonly circles: typeof circles;
  readonly common: typeof common;
  readonly decide: typeof decide;
  readonly diversity: typeof diversity;
  readonly joining: typeof joining;
  readonly levels: typeof levels;
  readonly lifecycle: typeof lifecycle;
  readonly mail: typeof mail;
  readonly mailings: typeof mailings;
  readonly me: typeof me;
  readonly notices: typeof notices;
  /** What stands on papers alone: the statutory register, a signed document. */
  readonly papers: typeof papers;
  readonly people: typeof people;
  readonly privacy: typeof privacy;
  readonly refusals: typeof refusals;
  /** What only the acts of some pages are answered with; a ballot never. */
  readonly 'refusals-rare': typeof rareRefusals;
  readonly result: typeof result;
  readonly services: typeof services;
  readonly signin: typeof signin;
  readonly today: typeof today;
  /** What the program itself puts to the vote. */
  readonly votes: typeof votes;
};

/** One file of texts per language: what belongs together on screens. */
export type Namespace = keyof SourceTexts;

/** The namespaces, as a list that a test compares with the folder. */
export const namespaces = [
  'account',
  'admin',
  'agreements',
  'ballot',
  'circles',
  'common',
  'decide',
  'diversity',
  'joining',
  'levels',
  'lifecycle',
  'mail',
  'mailings',
  'me',
  'notices',
  'papers',
  'people',
  'privacy',
  'refusals-rare',
  'refusals',
  'result',
  'services',
  'signin',
  'today',
  'votes',
] as const satisfies readonly Namespace[];

/** The six plural forms that CLDR knows; English needs `one` and `other`, Arabic all of them. */
export type PluralForm = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';

type WithoutPlural<Key> = Key extends `${infer Base}_${PluralForm}` ? Base : Key;

/** A key as the code writes it, `namespace:key`, without the plural suffix. A key that no text has does not compile. */
export type TextKey = { [N in Namespace]: `${N}:${WithoutPlural<keyof SourceTexts[N] & string>}` }[Namespace];

/** What fills the {{places}} of a text. `count` chooses the plural form. */
export type Params = Readonly<Record<string, string | number>>;

/** The texts of one namespace as its JSON file holds them. */
export type Texts = Readonly<Record<string, string>>;
