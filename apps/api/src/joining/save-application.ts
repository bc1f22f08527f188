import { isLanguage } from '@plenaria/i18n';
import { isRefused, refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { isCountry, isSlug, isWebsite, readIncomeBand, readPledge } from '@plenaria/membership';
import type { Pledge } from '@plenaria/membership';
import { isId } from '../membership/is-id.ts';
import { isUnreadable, refuseFields } from '../membership/change-member.ts';
import type { WrongField } from '../membership/change-member.ts';
import { Custodian } from '../membership/custodian.ts';
import type { Work } from '../work.ts';
import { Application } from './application.ts';
import { offeredLevel } from './offered-level.ts';
import type { ChosenLevel } from './offered-level.ts';

/** The form as it was typed; what is not filled in yet is ''. */
export type ApplicationInput = {
  readonly kind: 'organisation' | 'individual';
  readonly name: string;
  readonly country: string;
  readonly website: string;
  readonly classes: readonly string[];
  /** The id of a service level; none to decide later. */
  readonly level?: string | null;
  readonly money: string;
  readonly moneyEvery: string;
  readonly hours: string;
  readonly hoursEvery: string;
  readonly resources: string;
  readonly motivation: string;
  readonly incomeBand: string;
  readonly contact: string;
  readonly language: string;
};

const TEXTS = { name: 200, website: 300, resources: 1_000, motivation: 4_000, contact: 500 } as const;
const CLASSES_MAX = 20;

/** Keeps what an applicant has filled in so far; nobody else reads it before it is submitted. */
export async function saveApplication(
  work: Work,
  asked: { readonly custodian: string; readonly form: ApplicationInput },
): Promise<Application | Refused> {
  const { actor, db } = work;
  if (actor.kind !== 'person') return refuse('NOT_SIGNED_IN');
  const slug = isSlug(asked.custodian) ? asked.custodian : '';
  const custodian = await db.findOneBy(Custodian, { slug });
  if (!custodian) return refuse('NOT_FOUND');
  const level = await chosenLevel(work, asked.form, custodian);
  const read = readForm(asked.form, level, custodian.currency);
  if (isRefused(read)) return read;
  const draft = await draftOf(work, custodian.id, actor.accountId);
  await db.update(
    Application,
    { id: draft },
    { ...read.facts, levelId: level?.id ?? null, updatedAt: work.now },
  );
  await db.query(
    `insert into membership.application_private (application_id, contact) values ($1, $2)
     on conflict (application_id) do update set contact = excluded.contact`,
    [draft, read.contact],
  );
  await keepIncome(work, draft, read.incomeBand);
  return db.findOneByOrFail(Application, { id: draft });
}

async function chosenLevel(
  work: Work,
  { level, classes }: ApplicationInput,
  { id }: Custodian,
): Promise<ChosenLevel | null> {
  return offeredLevel(work, { levelId: level || null, custodianId: id, classes });
}

/** Beside what the custodian reads, so that it does not read this. */
async function keepIncome({ db }: Work, draft: string, band: string | null): Promise<void> {
  await db.query(`delete from membership.application_income where application_id = $1`, [draft]);
  if (band !== null)
    await db.query(
      `insert into membership.application_income (application_id, income_band) values ($1, $2)`,
      [draft, band],
    );
}

/** The draft that this account has with this custodian, or a new one. */
async function draftOf({ db, now }: Work, custodianId: string, accountId: string): Promise<string> {
  const rows: readonly { id: string }[] = await db.query(
    `insert into membership.application (custodian_id, account_id, kind, language, invented, created_at, updated_at)
     select $1, a.id, 'organisation', a.language, p.invented, $3, $3
       from identity.account a join membership.person p on p.id = a.person_id where a.id = $2
     on conflict (account_id, custodian_id) where state = 'draft' do update set updated_at = excluded.updated_at
     returning id`,
    [custodianId, accountId, now],
  );
  const id = rows[0]?.id;
  if (!id || !isId(id)) throw new Error('a draft that was kept must have an id');
  return id;
}

/** Reads the form. Incomplete is fine, unreadable is not: what cannot be kept is named. */
function readForm(form: ApplicationInput, level: ChosenLevel | null, currency: string) {
  const { pledge, unreadable, isAmbiguous } = readPledge(form, level?.currency ?? currency);
  const website = websiteOf(form.website);
  const objection = refuseFields([
    ...textProblems(form),
    website === null && form.website.trim() !== '' ? invalid('website', 'joining:form.websiteInvalid') : null,
    form.country !== '' && !isCountry(form.country) ? invalid('country') : null,
    form.classes.length > CLASSES_MAX || !form.classes.every(isSlug) ? invalid('classes') : null,
    form.level && !level ? invalid('level', 'levels:gone') : null,
    ...unreadable.map((field) =>
      invalid(field, READABLE[isAmbiguous && field === 'money' ? 'ambiguous' : field]),
    ),
    readIncomeBand(form.incomeBand) === 'unknown' ? invalid('incomeBand') : null,
    isLanguage(form.language) ? null : invalid('language'),
  ]);
  if (objection) return objection;
  return {
    incomeBand: form.incomeBand || null,
    contact: form.contact.trim() || null,
    facts: factsOf(form, pledge, website),
  };
}

const READABLE = {
  money: 'joining:form.amount',
  ambiguous: 'refusals:field.amountAmbiguous',
  hours: 'joining:form.wholeHours',
  moneyEvery: 'refusals:field.required',
  hoursEvery: 'refusals:field.required',
} as const satisfies Record<string, string>;

function factsOf(form: ApplicationInput, pledge: Pledge, website: string | null) {
  return {
    kind: form.kind,
    name: form.name.trim(),
    country: form.country || null,
    website,
    classes: [...new Set(form.classes)],
    pledge,
    motivation: form.motivation.trim(),
    language: form.language,
  };
}

function textProblems(form: ApplicationInput): readonly (WrongField | null)[] {
  return Object.entries(TEXTS).flatMap(([field, max]) => {
    const text = form[field as keyof typeof TEXTS];
    return [
      text.length > max ? { field, reason: 'refusals:field.tooLong', max } : null,
      isUnreadable(text) ? invalid(field) : null,
    ];
  });
}

function invalid(field: string, reason = 'refusals:field.invalid'): WrongField {
  return { field, reason };
}

/** `example.coop` is `https://example.coop`; null for what is no address of a website. */
function websiteOf(typed: string): string | null {
  const text = typed.trim();
  const address = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  if (text === '' || !URL.canParse(address)) return null;
  const href = new URL(address).href.replace(/\/$/, '');
  return isWebsite(href) ? href : null;
}
