import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { DataSource, EntityManager } from 'typeorm';
import { Obstacle } from '../obstacle.ts';
import { ERASURES_FILE } from '../privacy/erase-due.ts';
import { inventory } from '../privacy/inventory/inventory.ts';
import { Works } from '../work.ts';
import type { Asking } from '../work.ts';
import { erasedPersons } from './erased-persons.ts';
import type { ErasedPerson } from './erased-persons.ts';
import { fileOf, hashOf, MANIFEST_FILE } from './manifest.ts';
import type { BackedUpTable, Manifest } from './manifest.ts';
import { linesOf, seeEverything, textOf } from './table-lines.ts';

/** For whoever operates it alone: it holds what the database holds. */
const OWN = { mode: 0o600 };

/** What is not in a backup at all, although it stays: which changes of the schema were made is in the manifest. */
const IN_MANIFEST = 'public.migration';

/** The tables whose rows a backup holds. */
export function tablesInBackup(): readonly string[] {
  return inventory
    .filter(({ table, inBackup }) => inBackup && table !== IN_MANIFEST)
    .map(({ table }) => table)
    .toSorted();
}

/**
 * Writes everything that must outlive the database into a new folder, as it was at one moment: rows as JSON, a manifest
 * with their checksums, and who was erased. Sessions, links and the queue are left out: they end with their database.
 */
export async function takeBackup(source: DataSource, { folder, home, now }: Into): Promise<Manifest> {
  await makeFolder(folder);
  try {
    return await writeInto(source, { folder, home, now });
  } catch (error) {
    // Half a backup is none.
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: false, mode: 0o700 });
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
    if (code === 'EEXIST')
      throw new Obstacle(`${folder} is there already. A backup is written into a folder of its own.`);
    if (code === 'ENOENT')
      throw new Obstacle(`There is no folder ${dirname(folder)} to write a backup into.`);
    throw new Obstacle(`${folder} cannot be made: ${String(error)}`);
  }
}

type Into = { readonly folder: string; readonly home: string; readonly now: Date };

async function writeInto(source: DataSource, { folder, home, now }: Into): Promise<Manifest> {
  const known = await erasedPersons(home, null, null);
  const asking: Asking = { actor: { kind: 'system', name: 'backup' }, now };
  return new Works(source).snapshot(asking, async ({ db }) => {
    await seeEverything(db);
    const tables: BackedUpTable[] = [];
    for (const table of tablesInBackup()) {
      const lines = await linesOf(db, table);
      const text = textOf(lines);
      await writeFile(join(folder, fileOf(table)), gzipSync(text), OWN);
      tables.push({ table, rows: lines.length, sha256: hashOf(text) });
    }
    const erased = new Map([...known, ...(await erasedIn(db)).map((one) => [one.personId, one] as const)]);
    const list = textOf([...erased.values()].map((one) => JSON.stringify(one)));
    await writeFile(join(folder, ERASURES_FILE), list, OWN);
    const manifest: Manifest = {
      format: 'plenaria-backup/1',
      madeAt: now.toISOString(),
      migrations: await migrationsOf(db),
      tables,
    };
    await writeFile(join(folder, MANIFEST_FILE), `${JSON.stringify(manifest, null, 2)}\n`, OWN);
    return manifest;
  });
}

/** The changes of the schema that were made to a database. */
export async function migrationsOf(db: EntityManager): Promise<string[]> {
  const rows: readonly { name: string }[] = await db.query(
    `select name from public.migration order by timestamp`,
  );
  return rows.map(({ name }) => name);
}

async function erasedIn(db: EntityManager): Promise<readonly ErasedPerson[]> {
  const rows: readonly { personId: string; doneAt: Date }[] = await db.query(
    `select person_id as "personId", done_at as "doneAt" from privacy.erasure where done_at is not null`,
  );
  return rows.map(({ personId, doneAt }) => ({ personId, doneAt: doneAt.toISOString() }));
}
