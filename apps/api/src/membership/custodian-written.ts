import { isLanguage } from '@plenaria/i18n';
import { foldName, isSlug, wrongInCustodian } from '@plenaria/membership';
import type { EntityManager } from 'typeorm';
import type { Work } from '../work.ts';
import type { WrongField } from './change-member.ts';
import { Custodian } from './custodian.ts';
import { Member } from './member.ts';
import { readWords, toldWords, wrongWords } from './words-by-language.ts';

/** What somebody writes about a custodian. Its country and its currency are written once, when it is added. */
export type WrittenCustodian = {
  readonly name: string;
  /** Empty for the law of its country. */
  readonly jurisdiction: string;
  readonly languages: readonly string[];
  readonly taxIdentity: string;
  /** The slug of the organisation in the register that it is; empty where it is none. */
  readonly organisation: string;
  /** Who they are, by language. */
  readonly about: unknown;
};

type Columns = Pick<
  Custodian,
  'name' | 'ownJurisdiction' | 'languages' | 'taxIdentity' | 'organisationId' | 'about'
>;

/** The longest text about a custodian, in UTF-16 units. */
const ABOUT_MAX = 2_000;

/** Of which custodian: null for a new one; and what it was called until now. */
type CustodianKnown = { readonly id: string | null; readonly country: string; readonly name?: string | null };

/** Reads what was written as the columns of a custodian in `country`, with everything that is wrong in it at once. */
export async function readCustodian(
  { db }: Work,
  written: WrittenCustodian,
  { id, country, name: before = null }: CustodianKnown,
): Promise<{ readonly columns: Columns; readonly wrong: readonly WrongField[] }> {
  const jurisdiction = written.jurisdiction.trim().toUpperCase() || country;
  const name = written.name.trim();
  const languages = [...new Set(written.languages)];
  const taxIdentity = written.taxIdentity.trim() || null;
  const about = readWords(written.about);
  const organisation = await organisationMeant(db, written.organisation.trim(), id);
  const isTaken = name !== before && (await isCalled(db, name, id));
  const facts = wrongInCustodian({ name, jurisdiction, languages, taxIdentity }, isLanguage);
  return {
    columns: {
      name,
      ownJurisdiction: jurisdiction === country ? null : jurisdiction,
      languages,
      taxIdentity,
      organisationId: organisation.id,
      about: about ?? {},
    },
    wrong: [
      ...facts.map((field) => ({ field, reason: PROBLEMS[field] })),
      ...(isTaken ? [{ field: 'name', reason: 'admin:custodian.nameTaken' }] : []),
      ...(organisation.wrong === null ? [] : [{ field: 'organisation', reason: organisation.wrong }]),
      ...wrongWords('about', about, { max: ABOUT_MAX }),
    ],
  };
}

const PROBLEMS = {
  name: 'refusals:field.invalid',
  jurisdiction: 'admin:custodian.jurisdictionWrong',
  languages: 'admin:custodian.languagesWrong',
  taxIdentity: 'admin:custodian.taxIdentityWrong',
} as const;

/** Is another custodian called this, as people compare names? */
async function isCalled(db: EntityManager, name: string, self: string | null): Promise<boolean> {
  const folded = foldName(name);
  const all = await db.find(Custodian);
  return folded !== '' && all.some((other) => other.id !== self && foldName(other.name) === folded);
}

async function organisationMeant(
  db: EntityManager,
  slug: string,
  self: string | null,
): Promise<{ readonly id: string | null; readonly wrong: string | null }> {
  if (slug === '') return { id: null, wrong: null };
  const member = isSlug(slug) ? await db.findOneBy(Member, { slug }) : null;
  if (member?.kind !== 'organisation') return { id: null, wrong: 'admin:custodian.organisationUnknown' };
  const other = await db.findOneBy(Custodian, { organisationId: member.id });
  const isTaken = other !== null && other.id !== self;
  return { id: member.id, wrong: isTaken ? 'admin:custodian.organisationTaken' : null };
}

/** A custodian as the history of the register tells it. */
export async function toldCustodian(db: EntityManager, custodian: Custodian): Promise<object> {
  const { name, jurisdiction, languages, taxIdentity, organisationId, about } = custodian;
  const member = organisationId ? await db.findOneBy(Member, { id: organisationId }) : null;
  return {
    name,
    jurisdiction,
    languages: languages.toSorted(),
    taxIdentity,
    organisation: member?.name ?? null,
    about: toldWords(about),
  };
}
