import { readDay } from './day.ts';
import type { ImportProblem, ImportReason } from './import-problem.ts';
import { type KnownWords, slugMeant } from './known-words.ts';
import { type Valid, holdsAtAll } from './valid.ts';

/** A class a line asks for; `days: null` means from the day of the line, until further notice. */
export type WantedClass = { readonly value: string; readonly days: Valid | null };

type Report = (reason: ImportReason, details: ImportProblem['details']) => null;

/** Reads the cell `producer; consumer 2020-08-01..2021-12-31; worker 2022-01-01..`. */
export function readClasses(
  cell: string | null,
  known: KnownWords,
  report: Report,
): readonly WantedClass[] | null {
  if (cell === null) return null;
  const wanted = cell
    .split(/[;|]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => readClass(part, known, report))
    .filter((one) => one !== null);
  const twice = wanted.find((one, place) => wanted.findIndex((other) => other.value === one.value) < place);
  if (twice) return report('CLASS_TWICE', { value: twice.value });
  return wanted;
}

function readClass(part: string, known: KnownWords, report: Report): WantedClass | null {
  const [, name = '', days] = /^(.*?)(?:\s+(\S*\.\.\S*))?$/.exec(part) ?? [];
  const value = slugMeant(name, known, { unknown: 'UNKNOWN_CLASS', ambiguous: 'AMBIGUOUS_CLASS' }, report);
  if (value === null) return null;
  if (days === undefined) return { value, days: null };
  const [first = '', last = ''] = days.split('..');
  const from = readDay(first);
  const to = last === '' ? null : readDay(last);
  if (from === null || (last !== '' && to === null))
    return report('CLASS_FORMAT', { value: part.slice(0, 80) });
  return holdsAtAll({ from, to })
    ? { value, days: { from, to } }
    : report('ENDS_BEFORE_IT_BEGINS', { value: part.slice(0, 80) });
}
