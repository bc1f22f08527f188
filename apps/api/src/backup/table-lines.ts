import type { EntityManager } from 'typeorm';

/** Rows read at once. */
const CHUNK = 5_000;

type Part = { readonly line: string };

/** Every row of a table as a line of JSON, in an order that is the same whenever the rows are. In a transaction. */
export async function linesOf(db: EntityManager, table: string): Promise<readonly string[]> {
  const key = await keyOf(db, table);
  // As PostgreSQL writes it, and never read by us on the way: our numbers are less exact than its own.
  await db.query(
    `declare backup_rows no scroll cursor for
       select to_jsonb(r)::text as line from ${table} r order by ${key}`,
  );
  const lines: string[] = [];
  for (;;) {
    const rows: readonly Part[] = await db.query(`fetch ${CHUNK} from backup_rows`);
    lines.push(...rows.map(({ line }) => line));
    if (rows.length < CHUNK) break;
  }
  await db.query('close backup_rows');
  return lines;
}

/** The lines of a table as they stand in its file. */
export function textOf(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

async function keyOf(db: EntityManager, table: string): Promise<string> {
  const rows: readonly { name: string }[] = await db.query(
    `select quote_ident(a.attname) || case when a.attcollation <> 0 then ' collate "C"' else '' end as name
       from pg_index i
       cross join lateral unnest(i.indkey::int[]) with ordinality as k (number, place)
       join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number
      where i.indrelid = $1::regclass and i.indisprimary order by k.place`,
    [table],
  );
  return rows.length > 0 ? rows.map(({ name }) => `r.${name}`).join(', ') : 'to_jsonb(r)::text collate "C"';
}

/** Lets the program see everything, for as long as it takes, until the transaction ends. */
export async function seeEverything(db: EntityManager): Promise<void> {
  await db.query(`select set_config('plenaria.account', 'system', true)`);
  await db.query(`set local statement_timeout = 0`);
}
