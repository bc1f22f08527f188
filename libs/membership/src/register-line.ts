import { isKeepable } from '@plenaria/kernel';
import { cellText } from './cell-text.ts';
import { isCountry } from './countries.ts';
import { type Day, readDay } from './day.ts';
import { isSlug } from './fold-name.ts';
import { type ImportProblem, type ImportReason, problem } from './import-problem.ts';
import { type KnownWords, slugMeant } from './known-words.ts';
import { readClasses, type WantedClass } from './register-classes.ts';
import type { RegisterColumn } from './register-columns.ts';

/** A person as a register line names them. */
export type NamedPerson = { readonly name: string | null; readonly email: string };

/** One line of a register file. Null means the cell is empty: the line says nothing about it. */
export type RegisterLine = {
  readonly line: number;
  readonly name: string;
  readonly kind: 'organisation' | 'individual' | null;
  readonly slug: string | null;
  readonly custodian: string | null;
  readonly country: string | null;
  readonly website: string | null;
  readonly classes: readonly WantedClass[] | null;
  readonly representative: NamedPerson | null;
  readonly alternate: NamedPerson | null;
  readonly contribution: string | null;
  readonly from: Day | null;
};

/** What the cells of `custodian` and `classes` may say. */
export type RegisterWords = { readonly custodians: KnownWords; readonly classes: KnownWords };

/** The longest cell, in UTF-16 units. */
const CELL_LENGTH_MAX = 2_000;
/** The longest name of a member or a person. */
const NAME_LENGTH_MAX = 200;

type Cells = ReadonlyMap<RegisterColumn, string>;
type Report = (field: RegisterColumn, reason: ImportReason, details?: ImportProblem['details']) => null;

/** Reads one line, telling everything that is wrong with it at once. */
export function readRegisterLine(
  line: number,
  cells: Cells,
  words: RegisterWords,
): { readonly row: RegisterLine; readonly problems: readonly ImportProblem[] } {
  const problems: ImportProblem[] = [];
  const report: Report = (field, reason, details = {}) => {
    problems.push(problem(line, field, reason, details));
    return null;
  };
  const clean = cleanCells(cells, report);
  const text = (column: RegisterColumn) => clean.get(column) ?? null;
  if ((cells.get('name') ?? '').trim() === '') report('name', 'NAME_MISSING');
  const kind = text('kind')?.toLowerCase();
  const row: RegisterLine = {
    line,
    name: text('name') ?? '',
    kind: kind === 'organisation' || kind === 'individual' ? kind : kindRefused(text('kind'), report),
    slug: readText(text('slug'), isSlug, (value) => report('slug', 'SLUG_FORMAT', { value })),
    custodian: readCustodian(text('custodian'), words.custodians, report),
    country: readText(text('country')?.toUpperCase() ?? null, isCountry, (value) =>
      report('country', 'UNKNOWN_COUNTRY', { value, ...(value === 'UK' ? { perhaps: 'GB' } : {}) }),
    ),
    website: readText(text('website'), isWebsite, (value) => report('website', 'WEBSITE_FORMAT', { value })),
    classes: readClasses(text('classes'), words.classes, (reason, details) =>
      report('classes', reason, details),
    ),
    representative: readPerson('representative', text, report),
    alternate: readPerson('alternate', text, report),
    contribution: text('contribution'),
    from: readText(
      text('from'),
      (value) => readDay(value) !== null,
      (value) => report('from', 'DATE_FORMAT', { value }),
    ),
  };
  return { row, problems };
}

function kindRefused(value: string | null, report: Report): null {
  return value === null
    ? null
    : report('kind', 'UNKNOWN_KIND', { value, known: ['organisation', 'individual'] });
}

function readCustodian(value: string | null, known: KnownWords, report: Report): string | null {
  if (value === null) return null;
  const reasons = { unknown: 'UNKNOWN_CUSTODIAN', ambiguous: 'AMBIGUOUS_CUSTODIAN' } as const;
  return slugMeant(value, known, reasons, (reason, details) => report('custodian', reason, details));
}

function cleanCells(cells: Cells, report: Report): Cells {
  const clean = new Map<RegisterColumn, string>();
  for (const [column, raw] of cells) {
    const value = raw.normalize('NFC').trim();
    if (value === '') continue;
    if (/^[=+\-@\t\r]/.test(value)) report(column, 'FORMULA_CELL', { value: value.slice(0, 40) });
    else if (value.length > longestOf(column))
      report(column, 'CELL_TOO_LONG', { longest: longestOf(column) });
    else if (!isKeepable(value)) report(column, 'CONTROL_CHARACTER');
    else clean.set(column, cellText(raw));
  }
  return clean;
}

function longestOf(column: RegisterColumn): number {
  return column.endsWith('name') ? NAME_LENGTH_MAX : CELL_LENGTH_MAX;
}

function readText(
  value: string | null,
  isRight: (value: string) => boolean,
  refused: (value: string) => null,
) {
  if (value === null) return null;
  return isRight(value) ? value : refused(value.slice(0, 80));
}

/** Is this the address of a website? One that names somebody who signs in there is none to show. */
export function isWebsite(value: string): boolean {
  return /^https?:\/\/[^\s/@?#]+\.[^\s/@?#]+([/?#]\S*)?$/.test(value);
}

/** Is this an e-mail address one could write to? Not the whole of RFC 5322: what mail systems accept in practice. */
export function isEmail(value: string): boolean {
  return (
    value.length <= 254 && /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+\.[^\s@<>,;:"()[\]\\.]{2,}$/.test(value)
  );
}

function readPerson(
  role: 'representative' | 'alternate',
  text: (column: RegisterColumn) => string | null,
  report: Report,
): NamedPerson | null {
  const name = text(`${role} name`);
  const email = text(`${role} email`)?.toLowerCase() ?? null;
  if (email === null) return name === null ? null : report(`${role} email`, 'EMAIL_MISSING', { name });
  if (!isEmail(email)) return report(`${role} email`, 'EMAIL_FORMAT', { value: email.slice(0, 80) });
  return { name, email };
}
