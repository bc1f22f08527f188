import { isRefused } from '@plenaria/kernel';
import type { DataSource, EntityManager } from 'typeorm';
import { whereBegun } from '../constitution/begin-federation.ts';
import { migrate } from '../database.ts';
import { erasePerson } from '../privacy/erase-person.ts';
import { inventory } from '../privacy/inventory/inventory.ts';
import { chainBallotsAlone } from '../privacy/unchained-ballots.ts';
import { Works } from '../work.ts';
import type { Asking, Work } from '../work.ts';
import { erasedPersons } from './erased-persons.ts';
import { hashOf, readLines, readManifest } from './manifest.ts';
import type { Manifest } from './manifest.ts';
import { migrationsOf } from './take-backup.ts';
import { linesOf, seeEverything, textOf } from './table-lines.ts';

/** Rows written in one statement. */
const CHUNK = 500;

/** From where, and by which lists those who were erased since are erased again. */
export type Restoring = { readonly folder: string; readonly home: string; readonly erasures: string | null };

/** What was done. */
export type Restored = { readonly manifest: Manifest; readonly rows: number; readonly erasedAgain: number };

/**
 * Puts a backup into an empty database, reads it back and compares it with the manifest, and erases again whoever was
 * erased after it was made: all in one transaction, so that nobody who was erased is ever there to be read. A file that
 * is damaged is found before anything is written; what was broken off is begun again by the same call.
 */
export async function restoreBackup(
  source: DataSource,
  asking: Asking,
  { folder, home, erasures }: Restoring,
): Promise<Restored> {
  const manifest = await readManifest(folder);
  for (const table of manifest.tables) await readLines(folder, table);
  const erased = await erasedPersons(home, folder, erasures);
  await demandEmpty(source.manager);
  await migrate(source);
  if (JSON.stringify(await migrationsOf(source.manager)) !== JSON.stringify(manifest.migrations))
    throw new Error(
      'This backup was made by another version. Restore it with that version, then migrate the database.',
    );
  const erasedAgain = await new Works(source).attempt(asking, async (work) => {
    await load(work.db, folder, manifest);
    return eraseAgain(work, [...erased.keys()]);
  });
  if (isRefused(erasedAgain)) throw new Error(`Nothing was restored: ${JSON.stringify(erasedAgain)}.`);
  return { manifest, rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0), erasedAgain };
}

/** Empty is also what a restore that was broken off leaves behind: our own tables, in which nothing has begun. */
async function demandEmpty(db: EntityManager): Promise<void> {
  const tables: readonly { name: string }[] = await db.query(
    `select schemaname || '.' || tablename as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema', 'bullmq')`,
  );
  const ours = new Set(inventory.map(({ table }) => table));
  const other = tables.find(({ name }) => !ours.has(name))?.name ?? (await whereBegun(db));
  if (other !== null)
    throw new Error(
      `The database is not empty: there is ${other}. A backup is restored into an empty one only.`,
    );
}

async function load(db: EntityManager, folder: string, manifest: Manifest): Promise<void> {
  await seeEverything(db);
  const rebuild = await takeGuardsDown(db);
  // Every table is locked by now: nobody begins anything meanwhile.
  await demandEmpty(db);
  for (const { table } of manifest.tables) await db.query(`delete from ${table}`);
  for (const backedUp of manifest.tables) {
    const columns = await columnsOf(db, backedUp.table);
    const lines = await readLines(folder, backedUp);
    for (let start = 0; start < lines.length; start += CHUNK)
      await db.query(
        `insert into ${backedUp.table} (${columns}) overriding system value
         select ${columns} from jsonb_populate_recordset(null::${backedUp.table}, $1::jsonb)`,
        [`[${lines.slice(start, start + CHUNK).join(',')}]`],
      );
  }
  await goOnCounting(db);
  for (const statement of rebuild) await db.query(statement);
  for (const { table, sha256 } of manifest.tables)
    if (hashOf(textOf(await linesOf(db, table))) !== sha256)
      throw new Error(`${table} is not what the backup holds once it is restored. Nothing was restored.`);
}

/** Once the guards are back: an erasure relies on them. Answers how many of these persons were there. */
async function eraseAgain(work: Work, personIds: readonly string[]): Promise<number> {
  const there: readonly { id: string }[] = await work.db.query(
    `select p.id from membership.person p where p.id = any($1) and not exists (
       select from privacy.erasure e where e.person_id = p.id and e.done_at is not null) order by p.id`,
    [personIds],
  );
  // The log hashes what is written, so every reason is in it before any of them goes.
  for (const { id } of there) await chainBallotsAlone(work.db, id);
  for (const { id } of there) await erasePerson(work, id);
  return there.length;
}

/** References, triggers and forced policies would each have their own order of loading. Answers what puts them back. */
async function takeGuardsDown(db: EntityManager): Promise<readonly string[]> {
  const rows: readonly { down: string; up: string }[] = await db.query(`
    with ours as (
      select c.oid, c.oid::regclass::text as name, c.relforcerowsecurity as forced
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'bullmq'))
    select format('alter table %s drop constraint %I', o.name, k.conname) as down,
           format('alter table %s add constraint %I %s', o.name, k.conname, pg_get_constraintdef(k.oid)) as up
      from pg_constraint k join ours o on o.oid = k.conrelid where k.contype = 'f'
    union all
    select format('alter table %s disable trigger user', name), format('alter table %s enable trigger user', name)
      from ours
    union all
    select format('alter table %s no force row level security', name),
           format('alter table %s force row level security', name) from ours where forced`);
  for (const { down } of rows) await db.query(down);
  return rows.map(({ up }) => up);
}

async function columnsOf(db: EntityManager, table: string): Promise<string> {
  const rows: readonly { name: string }[] = await db.query(
    `select quote_ident(attname) as name from pg_attribute
      where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [table],
  );
  return rows.map(({ name }) => name).join(', ');
}

/** The next number of each sequence comes after those that are there. */
async function goOnCounting(db: EntityManager): Promise<void> {
  const rows: readonly { table: string; column: string; sequence: string }[] = await db.query(`
    select a.attrelid::regclass::text as table, quote_ident(a.attname) as column,
           pg_get_serial_sequence(a.attrelid::regclass::text, a.attname) as sequence
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     where a.attidentity <> '' and c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'bullmq')`);
  for (const { table, column, sequence } of rows)
    await db.query(`select setval($1, coalesce(max(${column}), 0) + 1, false) from ${table}`, [sequence]);
}
