import { formatDay, formatInstant, formatList, isLanguage, ownNameOf, tagOf } from '@plenaria/i18n';
import type { Language, TextKey } from '@plenaria/i18n';
import { pledgeInWords } from '../joining/pledge-in-words.ts';
import { textIn } from '../post/texts.ts';

/** In which language and time zone somebody reads what is said. */
export type Reads = {
  readonly language: Language;
  readonly timeZone: string;
  /** What classes, and roles in circles, are called in that language, by their short names. */
  readonly names: ReadonlyMap<string, string>;
};

/** Where a fact stands: in which kind of rows, under which name. */
type Place = { readonly kind: string; readonly column: string };

/** What a value of a closed list is called on the pages: of a column, or of one kind of rows alone. */
const CALLED: Readonly<Record<string, readonly string[]>> = {
  'registerEvent.kind': ['people:event.'],
  'applicationEvent.kind': ['joining:event.'],
  'changeEvent.kind': ['lifecycle:event.'],
  'applicationEvent.by_kind': ['joining:by.', 'people:', 'privacy:field.'],
  'changeEvent.by_kind': ['lifecycle:by.', 'privacy:field.', 'people:'],
  'application.kind': ['people:'],
  'application.state': ['joining:state.'],
  'membershipChange.kind': ['lifecycle:kind.'],
  'membershipChange.state': ['lifecycle:state.'],
  'decision.state': ['ballot:state.'],
  'amendment.state': ['decide:amendment.'],
  'ballot.choice': ['ballot:choice.'],
  'session.method': ['me:method.'],
  'acceptance.method': ['agreements:method.'],
  'trail.what': ['privacy:trail.what.'],
  'trail.facts': ['privacy:field.', 'privacy:role.'],
  'apiToken.scopes': ['me:scope.'],
  'serviceAgreement.scopes': ['services:scope.'],
  'serviceAgreement.unasked': ['services:scope.'],
  'diversityAnswers.gender': ['diversity:gender.'],
  'diversityAnswers.age': ['diversity:age.'],
  'diversityAnswers.language': ['diversity:language.'],
  role: ['privacy:role.', 'people:'],
  income_band: ['joining:income.'],
  theme: ['me:theme.'],
  topic: ['notices:topic.'],
  channel: ['notices:channel.'],
};

/** A move is called by its two custodians on its page; here it is one of several kinds. */
const OTHERWISE: Readonly<Record<string, string>> = {
  'lifecycle:kind.transfer': 'people:event.custodian-changed',
};

const NAMED = new Set(['class', 'classes', 'college']);

/** What is called in the same way wherever a column stands within another: "classes" in "before". */
const FIELDS = ['people:field.', 'people:', 'privacy:field.', 'joining:field.', 'lifecycle:field.'];

const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/;
/** Tells people nothing; the file for programs has it. */
const ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** As the database writes days from one to before another; one end may be open. */
const PERIOD = /^[[(](\d{4}-\d{2}-\d{2})?,(\d{4}-\d{2}-\d{2})?[\])]$/;

/** A value as people read it, in as many lines as it needs; the empty text where there is nothing. */
export function sayFact(value: unknown, reads: Reads, place: Place): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean')
    return textIn(reads.language, value ? 'ballot:choice.yes' : 'ballot:choice.no');
  if (typeof value === 'string') return sayText(value, reads, place);
  if (Array.isArray(value)) return sayList(value, reads, place);
  if (typeof value === 'object') return sayObject(value as Readonly<Record<string, unknown>>, reads, place);
  return JSON.stringify(value);
}

function sayText(value: string, reads: Reads, { kind, column }: Place): string {
  const { language } = reads;
  if (INSTANT.test(value)) return formatInstant(new Date(value), reads);
  if (DAY.test(value)) return formatDay(value, language);
  const period = PERIOD.exec(value);
  if (period) return sayPeriod(period[1] ?? '', period[2] ? dayBefore(period[2]) : null, language);
  if (NAMED.has(column) || (kind === 'circleSeat' && column === 'role'))
    return reads.names.get(value) ?? value;
  const called = spoken(CALLED[`${kind}.${column}`] ?? CALLED[column] ?? [], value, language);
  if (called !== null) return called;
  if (column === 'language' && isLanguage(value)) return ownNameOf(value);
  if (column === 'country' && /^[A-Z]{2}$/.test(value))
    return new Intl.DisplayNames(tagOf(language), { type: 'region' }).of(value) ?? value;
  return value;
}

/** Short ones as the language joins them, others each on a line of its own. */
function sayList(values: readonly unknown[], reads: Reads, place: Place): string {
  const said = values.map((one) => sayFact(one, reads, place)).filter((one) => one !== '');
  if (said.length === 0) return '';
  return values.every((one) => typeof one === 'string') ? formatList(said, reads.language) : said.join('\n');
}

/** Each part on a line with what it is called; what held for a time as one line; of one part the part alone. */
function sayObject(parts: Readonly<Record<string, unknown>>, reads: Reads, { kind, column }: Place): string {
  const { language } = reads;
  if (column === 'pledge') return pledgeInWords(parts, language).join('\n');
  const { from, to, ...rest } = parts;
  if (typeof from === 'string' && DAY.test(from) && (to === null || typeof to === 'string')) {
    const what = Object.entries(rest).map(([part, one]) => sayFact(one, reads, { kind, column: part }));
    return [...what.filter((one) => one !== ''), sayPeriod(from, to, language)].join(', ');
  }
  const lines = Object.entries(parts).flatMap(([part, one]) => {
    const said = ID.test(String(one)) ? '' : sayFact(one, reads, { kind, column: part });
    return said === '' ? [] : [`${fieldCalled(part, language)}: ${said.replaceAll('\n', '\n  ')}`];
  });
  return lines.join('\n');
}

function fieldCalled(column: string, language: Language): string {
  return isLanguage(column) ? ownNameOf(column) : (spoken(FIELDS, column, language) ?? column);
}

function sayPeriod(from: string, to: string | null, language: Language): string {
  const day = (one: string) => (DAY.test(one) ? formatDay(one, language) : one);
  if (to === null) return textIn(language, 'people:since', { from: day(from) });
  return textIn(language, 'people:fromTo', { from: day(from), to: day(to) });
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

/** The first of these texts that there is; one that asks for further words is none. */
function spoken(prefixes: readonly string[], value: string, language: Language): string | null {
  const keys = prefixes.map((prefix) => OTHERWISE[`${prefix}${value}`] ?? `${prefix}${value}`);
  const texts = keys.map((key) => [key, textIn(language, key as TextKey)] as const);
  return texts.find(([key, text]) => text !== key && !text.includes('{{'))?.[1] ?? null;
}
