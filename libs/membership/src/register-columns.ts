import { foldName } from './fold-name.ts';
import { type ImportProblem, problem } from './import-problem.ts';

/** The columns of a register file, by the header a person writes. Case, accents and hyphens do not matter. */
export const registerColumns = [
  'name',
  'kind',
  'slug',
  'custodian',
  'country',
  'website',
  'classes',
  'representative name',
  'representative email',
  'alternate name',
  'alternate email',
  'contribution',
  'from',
] as const;

/** One of them. */
export type RegisterColumn = (typeof registerColumns)[number];

/** The header line, read: which column stands at which place, and what is wrong with it. */
export type RegisterHeader = {
  readonly columns: readonly (RegisterColumn | null)[];
  readonly problems: readonly ImportProblem[];
};

const BY_FOLDED: ReadonlyMap<string, RegisterColumn> = new Map([
  ...registerColumns.map((column) => [column, column] as const),
  ['representative e mail', 'representative email'],
  ['alternate e mail', 'alternate email'],
]);

/** Reads the header line. Only `name` must be there; an unknown column is refused, for a typing error would lose it. */
export function readHeader(cells: readonly string[]): RegisterHeader {
  const columns = cells.map((cell) => BY_FOLDED.get(foldName(cell)) ?? null);
  const problems: ImportProblem[] = [];
  for (const [place, cell] of cells.entries()) {
    const column = columns[place] ?? null;
    if (column === null && cell.trim() !== '')
      problems.push(problem(1, cell.trim().slice(0, 80), 'UNKNOWN_COLUMN', { known: registerColumns }));
    if (column !== null && columns.indexOf(column) < place)
      problems.push(problem(1, column, 'DUPLICATE_COLUMN'));
  }
  if (!columns.includes('name'))
    problems.push(problem(1, 'name', 'MISSING_COLUMN', { known: registerColumns }));
  return { columns, problems };
}
