import type { View } from '../work.ts';
import type { TableFacts } from './inventory/facts.ts';
import { inventory } from './inventory/inventory.ts';

/** A row of somebody's, by the names of its columns. */
export type OwnRow = Readonly<Record<string, unknown>>;

/** Everything of one kind. */
export type OwnRows = { readonly kind: string; readonly facts: TableFacts; readonly rows: readonly OwnRow[] };

/** Who wrote more than this in one place is given the newest of it. */
const ROWS_MAX = 100_000;

/** Everything that is this person's, as the inventory says, in its order turned round: who they are comes first. */
export async function collectPersonalData({ db }: View, personId: string): Promise<readonly OwnRows[]> {
  const found: OwnRows[] = [];
  for (const facts of inventory.toReversed()) {
    const { kind, whose } = facts;
    if (kind === null || whose === null) continue;
    const answer: readonly { row: OwnRow }[] = await db.query(
      `with given (person) as (values ($1::uuid))
       select to_jsonb(o) as row from (
         select ${expressionsOf(facts).join(', ')} from ${facts.table} r where ${whose} limit ${ROWS_MAX}) o`,
      [personId],
    );
    if (answer.length > 0) found.push({ kind, facts, rows: answer.map(({ row }) => row) });
  }
  return found;
}

/** The columns of an export: what is theirs, what they wrote, and names in place of ids. */
function expressionsOf({ columns, also }: TableFacts): readonly string[] {
  const shown = Object.entries(columns).filter(([, meaning]) =>
    ['theirs', 'words', 'reason', 'fixed'].includes(meaning),
  );
  const named = Object.entries(also).map(([name, expression]) => `${expression} as ${name}`);
  return [...named, ...shown.map(([column]) => `r.${column}`)];
}
