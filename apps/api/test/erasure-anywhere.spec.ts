import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { erasePerson } from '../src/privacy/erase-person.ts';
import { inventory } from '../src/privacy/inventory/inventory.ts';
import { NOBODY_IS_NAMED } from './erasure-anywhere.table.ts';
import { ownDatabase } from './own-database.ts';

const [NAME, EMAIL] = ['Zquo Vexly', 'zquo@vexly.example'];
const SAID = `Ask ${NAME} (${EMAIL})`;
const SLUG = 'zquo-vexly';
const FOUND = 'zquo|vexly';
/** What a column asks of its words. */
const OTHERWISE: Readonly<Record<string, string>> = {
  'membership.member.website': 'https://www.zquo-vexly.example',
  'membership.application.website': 'https://www.zquo-vexly.example',
  'membership.change_event.payload': JSON.stringify({ reason: SAID }),
  // As long as they may be: the pseudonym has more letters than the name.
  'identity.api_token.name': NAME.padStart(80, 'a '),
  'identity.service.name': NAME.padStart(80, 'a '),
  'identity.sign_in_provider.label': NAME.padStart(60, 'a '),
};
const VALUE_OF_TYPE: Readonly<Record<string, string>> = {
  uuid: 'gen_random_uuid()',
  text: 'gen_random_uuid()::text',
  jsonb: `'{}'`,
  bytea: `'\\x${'00'.repeat(32)}'`,
  boolean: 'true',
  date: 'current_date',
  daterange: `'[2020-01-01,)'`,
  ARRAY: `'{}'`,
  'timestamp with time zone': 'now()',
};

type Column = { readonly place: string; readonly column: string; readonly type: string };

let source: DataSource;
let drop: () => Promise<void>;
let columns: readonly Column[];

const keyOf = ({ place, column }: Column) => `${place}.${column}`;
const exempt = new Set(Object.values(NOBODY_IS_NAMED).flatMap((list) => list.trim().split(/\s+/)));
const written = () =>
  columns.filter((one) => ['text', 'jsonb'].includes(one.type) && !exempt.has(keyOf(one)));

beforeAll(async () => {
  ({ source, drop } = await ownDatabase());
  columns = await source.query(
    `select table_schema || '.' || table_name as place, column_name as column, data_type as type
       from information_schema.columns join information_schema.tables using (table_schema, table_name)
      where table_type = 'BASE TABLE' and is_identity = 'NO' and is_generated = 'NEVER'
        and table_schema not in ('pg_catalog', 'information_schema', 'bullmq', 'public')`,
  );
  // A row of every table, whatever else it would have to keep to; how long words may be still holds.
  const rules: readonly { place: string; name: string }[] = await source.query(
    `select conrelid::regclass::text as place, conname as name from pg_constraint
      where contype = 'f' or (contype = 'c' and conrelid <> 0 and conrelid::regclass::text !~ '^bullmq'
        and (pg_get_constraintdef(oid) !~ 'length|https' or pg_get_constraintdef(oid) ~ '_hash|_kind|_id|return_path'))`,
  );
  for (const { place, name } of rules)
    await source.query(`alter table ${place} drop constraint if exists "${name}"`);
});
afterAll(() => drop());

/** One row in which somebody else wrote of her, wherever anything can be written. */
async function sayEverywhere(query: (sql: string, values?: unknown[]) => Promise<unknown>): Promise<void> {
  const said = new Map(written().map((one) => [keyOf(one), one]));
  for (const place of new Set(written().map((one) => one.place))) {
    const row = columns.filter((one) => one.place === place);
    const values: string[] = [];
    const expressions = row.map((one) => {
      if (one.column === 'kind') return `'organisation'`;
      if (!said.has(keyOf(one))) return VALUE_OF_TYPE[one.type] ?? '32';
      const words = one.column === 'slug' ? SLUG : one.type === 'jsonb' ? JSON.stringify({ en: SAID }) : SAID;
      values.push(OTHERWISE[keyOf(one)] ?? words);
      return `$${values.length}`;
    });
    await query(`alter table ${place} disable trigger user, no force row level security`);
    await query(
      `insert into ${place} (${row.map(({ column }) => `"${column}"`).join(', ')}) values (${expressions.join(', ')})`,
      values,
    );
    await query(`alter table ${place} enable trigger user, force row level security`);
  }
}

describe('an erasure, wherever others can write', () => {
  it('knows of every exempt column', () => {
    const known = new Set(columns.map(keyOf));
    expect([...exempt].filter((key) => !known.has(key))).toEqual([]);
  });

  it('leaves her name and address nowhere, and tells where it may not change them', async () => {
    const [left, stillNamed] = await source.transaction(async (db) => {
      await db.query(`select set_config('plenaria.account', 'system', true)`);
      await sayEverywhere((sql, values) => db.query(sql, values));
      const person = randomUUID();
      await db.query(`insert into membership.person (id, name, email, language) values ($1, $2, $3, 'en')`, [
        person,
        NAME,
        EMAIL,
      ]);
      await db.query(`insert into identity.account (person_id, email, language) values ($1, $2, 'en')`, [
        person,
        EMAIL,
      ]);
      const now = new Date();
      const later = () => Promise.resolve();
      await erasePerson({ db, now, later, actor: { kind: 'system', name: 'test' } }, person);
      const found: string[] = [];
      for (const one of columns.filter(({ type }) => ['text', 'jsonb', 'ARRAY'].includes(type))) {
        const rows: readonly unknown[] = await db.query(
          `select from ${one.place} where "${one.column}"::text ~* '${FOUND}'`,
        );
        if (rows.length > 0) found.push(keyOf(one));
      }
      const [erasure]: readonly { still_named: Record<string, number> }[] = await db.query(
        `select still_named from privacy.erasure where person_id = $1`,
        [person],
      );
      return [found, erasure?.still_named] as const;
    });
    const stays = inventory.flatMap(({ table, columns: meanings, counted }) => {
      const fixed = Object.keys(meanings).filter((column) => meanings[column] === 'fixed');
      return [...fixed, ...counted.columns].map((column) => `${table}.${column}`);
    });
    expect(left.filter((key) => !stays.includes(key))).toEqual([]);
    const placesOf = (keys: readonly string[]) => [
      ...new Set(keys.map((key) => key.replace(/\.[^.]+$/, ''))),
    ];
    expect(placesOf(left).length).toBeGreaterThan(5);
    expect(Object.keys(stillNamed ?? {}).toSorted()).toEqual(placesOf(left).toSorted());
  });
});
