import { finished } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import {
  objectionToCell,
  objectionToEncoding,
  problem,
  readHeader,
  readRegisterLine,
} from '@plenaria/membership';
import type { ImportProblem, RegisterColumn, RegisterLine, RegisterWords } from '@plenaria/membership';
import { CsvError, parse } from 'csv-parse';
import type { Table } from '../spreadsheet/spreadsheets.ts';

/** Lines that one file may have. */
const LINES_MAX = 100_000;
/** Characters that one line may have: a quotation mark left open would swallow the rest of the file. */
const RECORD_LENGTH_MAX = 100_000;

/** After so many lines, or characters of a text, others get their turn: a large file must not keep a vote waiting. */
const BREATH = 250;
const BREATH_LENGTH = 32_768;

/** A register file: the text of a CSV file, the rows of a spreadsheet, or null for a spreadsheet nobody can read. */
export type RegisterSource = string | Table | null;

/** A register file, read: the lines that can be, how many there are, and everything that is wrong with it. */
export type RegisterFile = {
  readonly count: number;
  readonly lines: readonly RegisterLine[];
  readonly problems: readonly ImportProblem[];
};

/** The cells of a line, and which line that is: as a text editor counts, or as a spreadsheet numbers its rows. */
type Line = { readonly line: number; readonly cells: readonly string[] };

/** Reads a register file, in turns with other requests. CSV: comma, semicolon or tab; LF or CRLF; with or without
 *  a byte order mark. */
export async function readRegisterFile(source: RegisterSource, words: RegisterWords): Promise<RegisterFile> {
  if (source === null) return unread(problem(1, null, 'SPREADSHEET_FORMAT'));
  const isSheet = typeof source !== 'string';
  const records = isSheet ? rowsOf(source) : await tokenise(source);
  if (!Array.isArray(records)) return unread(records as ImportProblem);
  const [head, ...rest] = records as readonly Line[];
  if (!head || rest.length === 0) return unread(problem(1, null, 'EMPTY_FILE'));
  if (rest.length > LINES_MAX)
    return unread(problem(LINES_MAX + 2, null, 'TOO_MANY_LINES', { most: LINES_MAX }));
  const { columns, problems } = readHeader(head.cells);
  if (problems.length > 0) return unread(...problems);
  const lines: RegisterLine[] = [];
  const wrong: ImportProblem[] = [];
  for (const [place, record] of rest.entries()) {
    const read = readRecord(record, columns, words);
    const found = [...(isSheet ? readWrongly(record, columns) : []), ...read.problems];
    if (found.length === 0) lines.push(read.row);
    wrong.push(...found);
    if (place % BREATH === 0) await setImmediate();
  }
  await setImmediate();
  return { count: rest.length, lines, problems: wrong };
}

function unread(...problems: readonly ImportProblem[]): RegisterFile {
  return { count: 0, lines: [], problems };
}

function readRecord(
  { line, cells: all }: Line,
  columns: readonly (RegisterColumn | null)[],
  words: RegisterWords,
): { readonly row: RegisterLine; readonly problems: readonly ImportProblem[] } {
  const cells = all.flatMap((cell, place) => {
    const column = columns[place];
    return column ? [[column, cell] as const] : [];
  });
  const { row, problems } = readRegisterLine(line, new Map(cells), words);
  const tooMany = all.slice(columns.length).some((cell) => cell.trim() !== '');
  const counted = { cells: all.length, columns: columns.length };
  return { row, problems: tooMany ? [problem(line, null, 'CELL_COUNT', counted), ...problems] : problems };
}

/** Of a CSV file the whole text was looked at; of a spreadsheet each cell is, since each can come from elsewhere. */
function readWrongly(
  { line, cells }: Line,
  columns: readonly (RegisterColumn | null)[],
): readonly ImportProblem[] {
  return cells.flatMap((cell, place) => {
    const column = columns[place];
    return (column && objectionToCell(line, column, cell)) ?? [];
  });
}

/** Empty rows are no lines, as in a CSV file. */
function rowsOf(table: Table): readonly Line[] {
  return table
    .map((cells, place) => ({ line: place + 1, cells }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
}

type CsvRecord = { readonly record: readonly string[]; readonly info: { readonly lines: number } };

async function tokenise(file: string): Promise<readonly Line[] | ImportProblem> {
  const damaged = objectionToEncoding(file);
  if (damaged) return damaged;
  try {
    return await recordsIn(file);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const lines = Number((error as { lines?: number }).lines ?? 1);
    return error.code === 'CSV_MAX_RECORD_SIZE'
      ? problem(lines, null, 'CELL_TOO_LONG', { longest: RECORD_LENGTH_MAX })
      : problem(lines, null, 'QUOTES');
  }
}

/** A stretch at a time. Throws what is wrong with the file as a CSV file. */
async function recordsIn(file: string): Promise<readonly Line[]> {
  const records: Line[] = [];
  const parser = parse({
    bom: true,
    delimiter: delimiterOf(file),
    info: true,
    relax_column_count: true,
    skip_records_with_empty_values: true,
    max_record_size: RECORD_LENGTH_MAX,
  });
  parser.on('data', ({ record, info }: CsvRecord) => {
    const breaks = record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
    records.push({ line: info.lines - breaks, cells: record });
  });
  const whole = finished(parser);
  whole.catch(() => undefined);
  // A sign of two halves is not cut in two: whole bytes are.
  const bytes = Buffer.from(file);
  for (let start = 0; start < bytes.length && !parser.destroyed; start += BREATH_LENGTH) {
    parser.write(bytes.subarray(start, start + BREATH_LENGTH));
    await setImmediate();
  }
  parser.end();
  await whole;
  return records;
}

/** The sign that the header is divided by. Spreadsheets of half of Europe write semicolons. */
function delimiterOf(file: string): string {
  const header = (file.split('\n', 1)[0] ?? '').replace(/"[^"]*"/g, '');
  const counts = [',', ';', '\t'].map((sign) => [sign, header.split(sign).length] as const);
  return counts.reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}
