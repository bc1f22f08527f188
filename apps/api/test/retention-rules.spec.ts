import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createDatabase, startPostgres } from '../../../tools/postgres.mjs';
import { readConfig } from '../src/config.ts';
import { createDataSource, migrate } from '../src/database.ts';
import { inventory } from '../src/privacy/inventory/inventory.ts';
import { keepNoLonger } from '../src/privacy/keep-no-longer.ts';
import { Works } from '../src/work.ts';
import type { Asking } from '../src/work.ts';

/** Counted from the end of a row in another table, which has days of its own here: push-ends.spec and circle-ends.spec
 *  try it. */
const BY_ANOTHER = ['post.push_device', 'membership.circle_request'];
const rules = inventory.flatMap(({ table, kept }) =>
  kept.how === 'days' && !BY_ANOTHER.includes(table) ? [{ table, days: kept.days }] : [],
);
const asking: Asking = { actor: { kind: 'system', name: 'test' }, now: new Date() };
/** The rows of each table, by their age: one kept a day too long, one with a day to go. */
const ROWS = {
  old: { id: '00000000-0000-4000-8000-00000000001d', daysOver: 1 },
  young: { id: '00000000-0000-4000-8000-0000000000ff', daysOver: -1 },
};
type Age = keyof typeof ROWS;
/** What a rule asks for beside its days. */
const FURTHER: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'membership.application': { state: 'rejected' },
};

type Column = { readonly name: string; readonly type: string };
let owner: pg.Client;
let planted: readonly string[];

beforeAll(async () => {
  const server = await startPostgres({ home: process.env['TEST_HOME'] ?? '', durable: false });
  const url = await createDatabase(server, `retention_${Math.random().toString(36).slice(2)}`);
  const source = await createDataSource(
    readConfig({ DATABASE_URL: url, DB_POOL: '2' }),
    () => undefined,
  ).initialize();
  await migrate(source);
  const asOwner = new URL(server.ownerUrl);
  asOwner.pathname = new URL(url).pathname;
  owner = new pg.Client({ connectionString: asOwner.href });
  await owner.connect();
  // A row by itself, without those it points to and whatever else it must say: only its age counts here.
  await owner.query(`set session_replication_role = replica`);
  for (const { table, days } of rules) {
    await dropChecks(table);
    for (const age of ['old', 'young'] as const) await plant(table, days, age);
  }
  planted = await agesLeft();
  await keepNoLonger(new Works(source), asking);
  await source.destroy();
});
afterAll(() => owner.end());

async function dropChecks(table: string): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    `select quote_ident(conname) as name from pg_constraint where contype = 'c' and conrelid = $1::regclass`,
    [table],
  );
  for (const { name } of rows) await owner.query(`alter table ${table} drop constraint ${name}`);
}

/** Puts a row into a table of which every instant is so long ago, and every id that of its age. */
async function plant(table: string, days: number, age: Age): Promise<void> {
  const { rows: columns } = await owner.query<Column>(
    `select quote_ident(attname) as name, format_type(atttypid, null) as type from pg_attribute
      where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attidentity = ''`,
    [table],
  );
  const values = columns.map(({ name, type }) => FURTHER[table]?.[name] ?? valueOf(type, days, age));
  await owner.query(
    `insert into ${table} (${columns.map(({ name }) => name).join(', ')})
     values (${columns.map(({ type }, place) => `$${place + 1}::text::${type}`).join(', ')})`,
    values,
  );
}

function valueOf(type: string, days: number, age: Age): string {
  const { id, daysOver } = ROWS[age];
  const at = new Date(asking.now.getTime() - (days + daysOver) * 86_400_000).toISOString();
  switch (type) {
    case 'timestamp with time zone':
      return at;
    case 'uuid':
      return id;
    case 'bytea':
      return `\\x${id.replaceAll('-', '')}`;
    case 'jsonb':
      return '{}';
    case 'boolean':
      return 'false';
    case 'integer':
    case 'bigint':
      return age === 'old' ? '1' : '2';
    case 'date':
      return at.slice(0, 10);
    default:
      return type.endsWith('[]') ? '{}' : age;
  }
}

/** Of each table with such a rule, which of its rows are there. */
async function agesLeft(): Promise<readonly string[]> {
  const left: string[] = [];
  for (const { table } of rules) {
    const { rows } = await owner.query<{ row: string }>(`select to_jsonb(r)::text as row from ${table} r`);
    const ages = (['old', 'young'] as const).filter((age) =>
      rows.some(({ row }) => row.includes(ROWS[age].id) || row.includes(`"${age}"`)),
    );
    left.push(`${table}: ${ages.join(' ')}`);
  }
  return left;
}

describe('every rule of the inventory that counts days', () => {
  it('is there to be tried', () => {
    expect(rules.length).toBeGreaterThan(15);
    expect(planted).toEqual(rules.map(({ table }) => `${table}: old young`));
  });

  it('lets a row go that is a day too old, and keeps one that has a day left', async () => {
    expect(await agesLeft()).toEqual(rules.map(({ table }) => `${table}: young`));
  });
});
