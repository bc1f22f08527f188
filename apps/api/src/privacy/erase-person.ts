import type { Work } from '../work.ts';
import { GONE } from './inventory/facts.ts';
import type { Meaning, TableFacts } from './inventory/facts.ts';
import { inventory } from './inventory/inventory.ts';
import { knownAs } from './known-as.ts';
import { namedIn, namePattern, patternInJson } from './name-pattern.ts';
import type { KnownAs } from './name-pattern.ts';
import { takeTime } from './take-time.ts';
import { hasUnchainedBallots } from './unchained-ballots.ts';

// Both are named, so that a statement may use either.
const GIVEN = `with given (person, pseudonym) as (values ($1::uuid, $2::text))`;

/** What people are called after an erasure; visitors have never been told more. */
export function pseudonymOf(personId: string): string {
  return `person-${personId.slice(0, 8)}`;
}

/**
 * Takes everything that tells who somebody is out of the database, row by row as the inventory says. What the books
 * must show stays under a pseudonym. Done again, it changes nothing.
 */
export async function erasePerson(work: Work, personId: string): Promise<void> {
  const { db } = work;
  await db.query(`select set_config('plenaria.erasing', 'on', true)`);
  await takeTime(db);
  // A file that somebody else's rows are being written into is waited for, and none is begun meanwhile.
  await db.query(`lock table privacy.export in exclusive mode`);
  await db.query(`select from membership.person where id = $1 for update`, [personId]);
  const known = await knownAs(work, personId);
  if (known && (await hasUnchainedBallots(db, personId)))
    throw new Error('the reason of a ballot must be in the log, as a hash, before it is erased');
  const given = [personId, pseudonymOf(personId)];
  if (known) for (const facts of inventory) await eraseRows(work, facts, given);
  const stillNamed = known ? await replaceNames(work, known, pseudonymOf(personId)) : {};
  await db.query(
    `with done as (
       update privacy.erasure set done_at = $2, still_named = $3
        where person_id = $1 and withdrawn_at is null and done_at is null returning 1)
     insert into privacy.erasure (person_id, asked_at, due_at, done_at, still_named)
     select $1, $2, $2, $2, $3
      where not exists (select from done)
        and not exists (select from privacy.erasure where person_id = $1 and withdrawn_at is null)`,
    [personId, work.now, JSON.stringify(stillNamed)],
  );
  await db.query(`insert into privacy.trail (person_id, what) values ($1, 'erased')`, [personId]);
}

async function eraseRows(
  { db }: Work,
  { table, whose, about, erased }: TableFacts,
  given: readonly string[],
): Promise<void> {
  if (about) await db.query(`${GIVEN} delete from ${table} r where ${about}`, [...given]);
  if (!erased || !whose) return;
  if (erased.how === 'deleted') {
    await db.query(`${GIVEN} delete from ${table} r where (${whose}) and (${erased.only ?? 'true'})`, [
      ...given,
    ]);
    return;
  }
  const sets = Object.entries(erased.set ?? {}).map(([column, value]) => `${column} = ${value}`);
  if (sets.length > 0)
    await db.query(`${GIVEN} update ${table} r set ${sets.join(', ')} where ${whose}`, [...given]);
}

type Wording = {
  readonly place: string;
  readonly column: string;
  readonly json: boolean;
  /** As many letters as the database takes; null where it says none. */
  readonly lengthMax: number | null;
};

/** Puts the pseudonym where others named the person, and tells where a published hash does not let it. */
async function replaceNames(
  work: Work,
  known: KnownAs,
  pseudonym: string,
): Promise<Readonly<Record<string, number>>> {
  const inWords = namePattern(known);
  const inJson = patternInJson(known);
  const stillNamed: Record<string, number> = {};
  if (inWords === null || inJson === null) return stillNamed;
  const named = (text: string) => namedIn(text, { hint: '$1', exact: '$2' });
  const patterns = (json: boolean) => [(json ? inJson : inWords).hint, (json ? inJson : inWords).exact];
  for (const { place, column, json, lengthMax } of await wordings(work, ['words', 'copy'], 'named')) {
    const replaced = `regexp_replace(${column}::text, $2, $3, 'gi')`;
    const fits = lengthMax === null ? replaced : `left(${replaced}, ${lengthMax})`;
    await work.db.query(
      `update ${place} set ${column} = ${json ? `${replaced}::jsonb` : fits} where ${named(`${column}::text`)}`,
      [...patterns(json), pseudonym],
    );
  }
  for (const { place, column, json } of await wordings(work, ['reason']))
    await work.db.query(
      `update ${place} set ${column} = ${json ? `${column} || jsonb_build_object('reason', $3::text)` : '$3'}
        where ${named(json ? `${column} ->> 'reason'` : column)}`,
      [...patterns(false), GONE],
    );
  for (const { place, column } of await wordings(work, ['file']))
    for (const json of [false, true])
      await work.db.query(`delete from ${place} where ${named(column)}`, patterns(json));
  const only = new Map(inventory.map(({ table, counted }) => [table, counted.only]));
  for (const { place, column, json } of await wordings(work, ['fixed'], 'counted')) {
    const rows: readonly { found: number }[] = await work.db.query(
      `select count(*)::integer as found from ${place} r
        where (${only.get(place) ?? 'true'}) and ${named(`${column}::text`)}`,
      patterns(json),
    );
    const found = rows[0]?.found ?? 0;
    if (found > 0) stillNamed[place] = Math.max(stillNamed[place] ?? 0, found);
  }
  return stillNamed;
}

/** The columns in which people write, as the inventory says, with type and length that the database says. */
async function wordings(
  { db }: Work,
  meanings: readonly Meaning[],
  further?: 'named' | 'counted',
): Promise<readonly Wording[]> {
  const types: readonly { place: string; type: string; lengthMax: number | null }[] = await db.query(
    `select table_schema || '.' || table_name || '.' || column_name as place, data_type as type,
            (select min(substring(pg_get_constraintdef(k.oid)
                                  from 'length\\(' || column_name || '\\) <= (\\d+)')::integer)
               from pg_constraint k
              where k.conrelid = format('%I.%I', table_schema, table_name)::regclass and k.contype = 'c') as "lengthMax"
       from information_schema.columns
      where data_type in ('text', 'jsonb') and table_schema not in ('pg_catalog', 'information_schema')`,
  );
  const typeOf = new Map(types.map(({ place, ...said }) => [place, said]));
  return inventory.flatMap(({ table, columns, named, counted }) => {
    const more = further === 'named' ? named : further === 'counted' ? counted.columns : [];
    return Object.entries(columns)
      .filter(([column, said]) => meanings.includes(said) || more.includes(column))
      .map(([column]) => {
        const { type = 'text', lengthMax = null } = typeOf.get(`${table}.${column}`) ?? {};
        return { place: table, column, json: type === 'jsonb', lengthMax };
      });
  });
}
