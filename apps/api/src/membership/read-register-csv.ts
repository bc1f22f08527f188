import { setImmediate } from 'node:timers/promises';
import { objectionToEncoding, problem, readHeader, readRegisterLine } from '@plenaria/membership';
import type { ImportProblem, RegisterColumn, RegisterLine, RegisterWords } from '@plenaria/membership';
import { CsvError, parse } from 'csv-parse/sync';

/** Lines that one file may have. */
const LINES_MAX = 100_000;
/** Characters that one line may have: a quotation mark left open would swallow the rest of the file. */
const RECORD_LENGTH_MAX = 100_000;

/** After so many lines others get their turn: a large file must not keep a vote waiting. */
const BREATH = 1_000;

/** A register file, read: the lines that can be, how many there are, and everything that is wrong with it. */
export type RegisterFile = {
  readonly count: number;
  readonly lines: readonly RegisterLine[];
  readonly problems: readonly ImportProblem[];
};

type CsvRecord = { readonly record: readonly string[]; readonly info: { readonly lines: number } };

/** Reads a register file, in turns with other requests: comma, semicolon or tab; LF or CRLF; with or without
 *  a byte order mark. */
export async function readRegisterCsv(file: string, words: RegisterWords): Promise<RegisterFile> {
  const damaged = objectionToEncoding(file);
  if (damaged) return unread(damaged);
  const records = tokenise(file);
  if (!Array.isArray(records)) return unread(records as ImportProblem);
  const [head, ...rest] = records as readonly CsvRecord[];
  if (!head || rest.length === 0) return unread(problem(1, null, 'EMPTY_FILE'));
  if (rest.length > LINES_MAX)
    return unread(problem(LINES_MAX + 2, null, 'TOO_MANY_LINES', { most: LINES_MAX }));
  const { columns, problems } = readHeader(head.record);
  if (problems.length > 0) return unread(...problems);
  const lines: RegisterLine[] = [];
  const wrong: ImportProblem[] = [];
  for (const [place, record] of rest.entries()) {
    const read = readRecord(record, columns, words);
    if (read.problems.length === 0) lines.push(read.row);
    wrong.push(...read.problems);
    if (place % BREATH === 0) await setImmediate();
  }
  await setImmediate();
  return { count: rest.length, lines, problems: wrong };
}

function unread(...problems: readonly ImportProblem[]): RegisterFile {
  return { count: 0, lines: [], problems };
}

function readRecord(
  { record, info }: CsvRecord,
  columns: readonly (RegisterColumn | null)[],
  words: RegisterWords,
): { readonly row: RegisterLine; readonly problems: readonly ImportProblem[] } {
  const line = info.lines - record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
  const cells = record.flatMap((cell, place) => {
    const column = columns[place];
    return column ? [[column, cell] as const] : [];
  });
  const { row, problems } = readRegisterLine(line, new Map(cells), words);
  const tooMany = record.slice(columns.length).some((cell) => cell.trim() !== '');
  const counted = { cells: record.length, columns: columns.length };
  return { row, problems: tooMany ? [problem(line, null, 'CELL_COUNT', counted), ...problems] : problems };
}

function tokenise(file: string): readonly CsvRecord[] | ImportProblem {
  try {
    return parse(file, {
      bom: true,
      delimiter: delimiterOf(file),
      info: true,
      relax_column_count: true,
      skip_records_with_empty_values: true,
      max_record_size: RECORD_LENGTH_MAX,
      // its types do not know what `info` adds to each record
    }) as unknown as readonly CsvRecord[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const lines = Number((error as { lines?: number }).lines ?? 1);
    return error.code === 'CSV_MAX_RECORD_SIZE'
      ? problem(lines, null, 'CELL_TOO_LONG', { longest: RECORD_LENGTH_MAX })
      : problem(lines, null, 'QUOTES');
  }
}

/** The sign that the header is divided by. Spreadsheets of half of Europe write semicolons. */
function delimiterOf(file: string): string {
  const header = (file.split('\n', 1)[0] ?? '').replace(/"[^"]*"/g, '');
  const counts = [',', ';', '\t'].map((sign) => [sign, header.split(sign).length] as const);
  return counts.reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}
