import type { Day } from './day.ts';
import { registerColumns, type RegisterColumn } from './register-columns.ts';

/** A member as a register file says it on a day; empty where there is nothing, or nothing for the reader to see. */
export type WrittenMember = Readonly<Record<RegisterColumn, string>>;

/** Spreadsheets take UTF-8 for what it is only with this mark before it. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** The cells of one line, in the order of the columns, none of which a spreadsheet takes for a formula. */
export function cellsOf(member: WrittenMember): readonly string[] {
  return registerColumns.map((column) => guarded(member[column]));
}

/** One line of a CSV file (RFC 4180). */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(quoted).join(',')}\r\n`;
}

/** The cell `producer 2020-08-01..; consumer 2020-08-01..2021-12-31`. */
export function classesCell(
  held: readonly { readonly slug: string; readonly from: Day; readonly to: Day | null }[],
): string {
  return held.map(({ slug, from, to }) => `${slug} ${from}..${to ?? ''}`).join('; ');
}

/** What begins like a formula is marked as text; reading the file takes the mark away again. */
function guarded(cell: string): string {
  return /^\s*[=+\-@]/.test(cell) ? `'${cell.trimStart()}` : cell;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
