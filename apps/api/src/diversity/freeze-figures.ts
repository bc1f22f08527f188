import { consentHolds, countAnew, dayOf, quarterEnded, quarterOf, toldFigures } from '@plenaria/membership';
import type { DiversityCount, DiversityCounts } from '@plenaria/membership';
import type { EntityManager } from 'typeorm';
import { outside } from '../identity/account-facts.ts';
import type { SealingKeys } from '../operations/sealed.ts';
import type { Work } from '../work.ts';
import { ANSWER_COLUMNS } from './answer-row.ts';
import type { AnswerRow } from './answer-row.ts';
import { holdKey, keyInUseOrNew, pseudonymOf, replaceKey } from './pseudonym-key.ts';

/** In a federation of many thousands this takes its time. */
const STATEMENT_SECONDS_MAX = 60;

/**
 * Once a quarter has ended: counts, freezes its figures, and gives every answer that still holds its next pseudonym,
 * in one transaction; the key of the last ones is thrown away. Done again, it changes nothing. After a long pause there
 * are figures of the quarter that ended last alone: how it was before, nobody knows any more.
 */
export async function freezeFigures(work: Work, keys: SealingKeys): Promise<void> {
  const { db } = work;
  const today = dayOf(work.now);
  await db.query(`set local statement_timeout = '${STATEMENT_SECONDS_MAX}s'`);
  const key = await holdKey(work, keys);
  if (!key) {
    await keyInUseOrNew(work, keys);
    return;
  }
  if (quarterOf(today) <= key.quarter) return;
  const rows: readonly (AnswerRow & { pseudonym: string })[] = await db.query(
    `select pseudonym, ${ANSWER_COLUMNS} from diversity.answer`,
  );
  const answers = new Map(rows.map(({ pseudonym, ...row }) => [pseudonym, row]));
  const holding = (await findMembers(db)).flatMap((personId) => {
    const row = answers.get(pseudonymOf(key, personId));
    return row && consentHolds(row, today) ? [{ personId, row }] : [];
  });
  const quarter = quarterEnded(today);
  const counted = holding.map(({ row }) => ({ answers: row, since: row.since }));
  const counts = countAnew(await findCounts(db), counted, quarter);
  await keepCounts(db, counts);
  await db.query(
    `insert into diversity.snapshot (quarter, frozen_on, cells) values ($1, $2, $3) on conflict do nothing`,
    [quarter, today, JSON.stringify(toldFigures(counts))],
  );
  const next = await replaceKey(work, keys);
  const moved = holding.map(({ personId, row }) => ({ pseudonym: pseudonymOf(next, personId), ...row }));
  // In the order of the new pseudonyms, so that the place of a row does not lead back to the old one.
  await db.query(
    `insert into diversity.answer (pseudonym, gender, age, language, own_words, purpose, since, until)
     select pseudonym, gender, age, language, "ownWords", purpose, since, until
       from jsonb_to_recordset($1::jsonb) as moved (pseudonym text, gender text, age text, language text,
              "ownWords" text, purpose integer, since date, until date)
      order by pseudonym`,
    [JSON.stringify(moved)],
  );
}

/** Whoever belongs to the federation today: with a membership, the answers end. */
async function findMembers(db: EntityManager): Promise<readonly string[]> {
  const rows: readonly { id: string }[] = await db.query(
    `select distinct a.person_id as id from identity.account a where not (${outside('a')})`,
  );
  return rows.map(({ id }) => id);
}

async function findCounts(db: EntityManager): Promise<DiversityCounts> {
  const rows: readonly (DiversityCount & { cell: string })[] = await db.query(
    `select cell, quarter::text as quarter, people, around from diversity.cell_count`,
  );
  return new Map(rows.map(({ cell, ...count }) => [cell, count]));
}

async function keepCounts(db: EntityManager, counts: DiversityCounts): Promise<void> {
  await db.query(`delete from diversity.cell_count`);
  for (const [cell, { quarter, people, around }] of counts)
    await db.query(
      `insert into diversity.cell_count (cell, quarter, people, around) values ($1, $2, $3, $4)`,
      [cell, quarter, people, around],
    );
}
