import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

const manifestSchema = z.object({
  format: z.literal('plenaria-backup/1'),
  madeAt: z.iso.datetime(),
  /** Every change of the schema that the rows are made for, in order. */
  migrations: z.array(z.string()),
  tables: z.array(z.object({ table: z.string(), rows: z.number().int(), sha256: hash })),
});

/** What a backup consists of: rows and the SHA-256 of the lines of each table. */
export type Manifest = z.infer<typeof manifestSchema>;
export type BackedUpTable = Manifest['tables'][number];

/** The file of the manifest. */
export const MANIFEST_FILE = 'manifest.json';

/** The file of a table: one row a line, as JSON, compressed. */
export function fileOf(table: string): string {
  return `${table}.jsonl.gz`;
}

/** The manifest of a backup. Throws what is wrong with it. */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, MANIFEST_FILE), 'utf8').catch(() => null);
  if (text === null) throw new Error(`There is no backup in ${folder}: it has no ${MANIFEST_FILE}.`);
  const parsed = manifestSchema.safeParse(jsonOf(text));
  if (!parsed.success) throw new Error(`${MANIFEST_FILE} of the backup is damaged, or of another version.`);
  return parsed.data;
}

/** The lines of a table, as the manifest promises them. Throws where the file is not what was written. */
export async function readLines(
  folder: string,
  { table, rows, sha256 }: BackedUpTable,
): Promise<readonly string[]> {
  const text = await readFile(join(folder, fileOf(table)))
    .then((bytes) => gunzipSync(bytes).toString('utf8'))
    .catch(() => null);
  const lines = text === null || text === '' ? [] : text.slice(0, -1).split('\n');
  if (text === null || hashOf(text) !== sha256 || lines.length !== rows)
    throw new Error(`${fileOf(table)} of the backup is missing or damaged. Nothing was restored.`);
  return lines;
}

/** SHA-256 in hex. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
