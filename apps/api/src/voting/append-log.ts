import { append } from '@plenaria/kernel';
import type { Link } from '@plenaria/kernel';
import type { EntityManager } from 'typeorm';

/** Something to be written into the log of a decision; for a ballot with its place in the box. */
export type LogLine = {
  readonly kind: string;
  readonly payload: object;
  readonly castSequence?: string;
};

/**
 * Writers of one log come one after the other. Taken before the decision's row, everywhere, so nobody waits
 * in a circle.
 */
export async function lockLog(db: EntityManager, decisionId: string): Promise<void> {
  await db.query(`select pg_advisory_xact_lock(hashtextextended('voting.log ' || $1, 0))`, [decisionId]);
}

/**
 * Chains these lines to the log, under {@link lockLog}. Answers the last link, or the one before when there
 * are none.
 */
export async function appendLog(
  db: EntityManager,
  decisionId: string,
  lines: readonly LogLine[],
): Promise<Pick<Link, 'sequence' | 'hash'> | null> {
  let last = await logHead(db, decisionId);
  const links = lines.map(({ kind, payload, castSequence }) => {
    const link = append(last, { kind, payload });
    last = link;
    return { ...link, castSequence: castSequence ?? null };
  });
  await db.query(
    `insert into voting.log_entry (decision_id, sequence, kind, payload, previous_hash, hash, cast_sequence)
     select $1, l.sequence, l.kind, l.payload, l."previousHash", l.hash, l."castSequence"
       from jsonb_to_recordset($2) as l (
         sequence integer, kind text, payload jsonb, "previousHash" text, hash text, "castSequence" bigint)`,
    [decisionId, JSON.stringify(links)],
  );
  return last;
}

/** The end of a decision's log; null before it is opened. */
async function logHead(
  db: EntityManager,
  decisionId: string,
): Promise<Pick<Link, 'sequence' | 'hash'> | null> {
  const [head] = await db.query<Pick<Link, 'sequence' | 'hash'>[]>(
    `select sequence, hash from voting.log_entry where decision_id = $1 order by sequence desc limit 1`,
    [decisionId],
  );
  return head ?? null;
}
