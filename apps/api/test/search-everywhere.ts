import { foldName } from '@plenaria/membership';
import type { Client } from 'pg';

/** Where something was found: the table, and how it was written there. */
export type Finding = { readonly table: string; readonly written: string };

/** Looks for these words, however they are written, in every column of every row of every table. */
export async function searchEverywhere(db: Client, words: readonly string[]): Promise<readonly Finding[]> {
  await db.query(`select set_config('plenaria.account', 'system', false)`);
  const { rows: tables } = await db.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const { rows: large } = await db.query<{ loid: string }>(`select oid as loid from pg_largeobject_metadata`);
  if (large.length > 0) throw new Error('nothing is kept as a large object, or it must be searched too');
  const found: Finding[] = [];
  for (const { name } of tables) {
    const { rows } = await db.query<{ row: string }>(`select r::text as row from ${name} r`);
    const text = rows.map(({ row }) => row).join('\n');
    found.push(...searchText(text, words).map((written) => ({ table: name, written })));
  }
  return found;
}

/** In which of many ways one of these words stands in a text. */
export function searchText(text: string, words: readonly string[]): readonly string[] {
  const hay = [text, text.normalize('NFC'), text.replaceAll('""', '"').replaceAll('\\\\', '\\')].map((one) =>
    one.toLowerCase(),
  );
  return [...new Set(words.flatMap(writtenOtherwise))].filter((way) =>
    hay.some((one) => one.includes(way.toLowerCase())),
  );
}

/** A word in the encodings in which a careless program might leave it. */
function writtenOtherwise(word: string): readonly string[] {
  const bytes = Buffer.from(word);
  const ascii = JSON.stringify(word).slice(1, -1);
  const escaped = Array.from(word, (sign) => {
    const code = sign.codePointAt(0) ?? 0;
    return code < 128 ? sign : `\\u${code.toString(16).padStart(4, '0')}`;
  });
  const quoted = [...bytes].map((byte) =>
    byte > 126 || byte < 33 || byte === 61
      ? `=${byte.toString(16).padStart(2, '0')}`
      : String.fromCodePoint(byte),
  );
  return [
    word,
    word.normalize('NFC'),
    word.normalize('NFD'),
    foldName(word),
    ascii,
    escaped.join(''),
    encodeURIComponent(word),
    quoted.join(''),
    bytes.toString('hex'),
    Buffer.from(word, 'utf16le').toString('hex'),
    bytes.toString('base64').replace(/.{0,2}=*$/, ''),
    ...[1, 2].map((shift) => shiftedBase64(bytes, shift)),
  ].filter((way) => way.length > 3);
}

/** What of the bytes is the same in base64 when they begin in the middle of a group. */
function shiftedBase64(bytes: Buffer, shift: number): string {
  const shifted = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
  return shifted.slice(4, -4);
}
