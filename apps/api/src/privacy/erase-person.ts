import type { Work } from '../work.ts';
import { GONE } from './inventory/facts.ts';
import type { TableFacts } from './inventory/facts.ts';
import { inventory } from './inventory/inventory.ts';
import { namePattern, patternInJson } from './name-pattern.ts';
import { hasUnchainedBallots } from './unchained-ballots.ts';

/** What the person was called, and where; null when there is no such person. */
type Known = { readonly name: string; readonly emails: readonly string[] };

/** Rare, and over every table in which people write. */
const TIMEOUT = '10min';

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
  await db.query(`set local statement_timeout = '${TIMEOUT}'`);
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

async function knownAs({ db }: Work, personId: string): Promise<Known | null> {
  const rows: readonly { name: string; emails: readonly (string | null)[] }[] = await db.query(
    `select p.name, array[p.email, a.email] || array(
         select unnest(array[c.from_email, c.to_email]) from identity.email_change c
          where c.account_id = a.id and c.confirmed_at is not null) as emails
       from membership.person p left join identity.account a on a.person_id = p.id
      where p.id = $1 for update of p`,
    [personId],
  );
  const row = rows[0];
  if (!row) return null;
  const emails = row.emails.filter((email) => email !== null);
  return { name: row.name, emails: [...new Set(emails)] };
}

async function eraseRows(
  { db }: Work,
  { table, whose, erased }: TableFacts,
  given: readonly string[],
): Promise<void> {
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

type Wording = { readonly place: string; readonly column: string; readonly json: boolean };

/** Puts the pseudonym where others named the person, and tells where a published hash does not let it. */
async function replaceNames(
  work: Work,
  { name, emails }: Known,
  pseudonym: string,
): Promise<Readonly<Record<string, number>>> {
  const pattern = namePattern(name, emails);
  const inJson = patternInJson(name, emails);
  const stillNamed: Record<string, number> = {};
  if (pattern === null || inJson === null) return stillNamed;
  for (const { place, column, json } of await wordings(work, 'words'))
    await work.db.query(
      `update ${place} set ${column} = regexp_replace(${column}::text, $1, $2, 'gi')${json ? '::jsonb' : ''}
        where ${column}::text ~* $1`,
      [json ? inJson : pattern, pseudonym],
    );
  for (const { place, column, json } of await wordings(work, 'reason'))
    await work.db.query(
      `update ${place} set ${column} = ${json ? `${column} || jsonb_build_object('reason', $2::text)` : '$2'}
        where ${json ? `${column} ->> 'reason'` : column} ~* $1`,
      [pattern, GONE],
    );
  for (const { place, column, json } of await wordings(work, 'fixed')) {
    const rows: readonly { found: number }[] = await work.db.query(
      `select count(*)::integer as found from ${place} where ${column}::text ~* $1`,
      [json ? inJson : pattern],
    );
    const found = rows[0]?.found ?? 0;
    if (found > 0) stillNamed[place] = Math.max(stillNamed[place] ?? 0, found);
  }
  return stillNamed;
}

/** The columns in which people write, as the inventory says, with the type that the database says. */
async function wordings({ db }: Work, meaning: 'words' | 'reason' | 'fixed'): Promise<readonly Wording[]> {
  const types: readonly { place: string; type: string }[] = await db.query(
    `select table_schema || '.' || table_name || '.' || column_name as place, data_type as type
       from information_schema.columns where data_type in ('text', 'jsonb')`,
  );
  const typeOf = new Map(types.map(({ place, type }) => [place, type]));
  return inventory.flatMap(({ table, columns }) =>
    Object.entries(columns)
      .filter(([, said]) => said === meaning)
      .map(([column]) => ({ place: table, column, json: typeOf.get(`${table}.${column}`) === 'jsonb' })),
  );
}
