import type { EntityManager } from 'typeorm';
import { appendLog, lockLog } from './append-log.ts';
import { publicBallotOf } from './receipt.ts';
import type { BallotRow } from './receipt.ts';

/** So many at a time: a link costs a hash, and the event loop has others to serve. */
const BATCH_MAX = 1_000;

type ChainedRow = BallotRow & { readonly cast_sequence: string };

/**
 * How far the box can be read without missing a ballot that is still being written: casters share a lock on
 * the decision until they have committed, so once this lock is held for an instant, all numbers below exist.
 * To be called in a transaction of its own, which ends at once and lets the casters go on.
 */
export async function watermarkOf(db: EntityManager, decisionId: string): Promise<string> {
  await db.query('select from voting.decision where id = $1 for no key update', [decisionId]);
  const [row] = await db.query<{ readonly top: string }[]>(
    'select coalesce(max(cast_sequence), 0) as top from voting.ballot where decision_id = $1',
    [decisionId],
  );
  return row?.top ?? '0';
}

/**
 * Chains the ballots up to the watermark that are not yet in the log, in the order in which the box took
 * them.
 */
export async function chainBallots(
  db: EntityManager,
  decisionId: string,
  watermark: string,
): Promise<number> {
  await lockLog(db, decisionId);
  for (let chained = 0; ;) {
    const rows = await unchained(db, decisionId, watermark);
    const lines = rows.map((row) => ({
      kind: 'ballot',
      payload: publicBallotOf(row),
      castSequence: row.cast_sequence,
    }));
    if (lines.length > 0) await appendLog(db, decisionId, lines);
    chained += lines.length;
    if (lines.length < BATCH_MAX) return chained;
  }
}

function unchained(db: EntityManager, decisionId: string, watermark: string): Promise<ChainedRow[]> {
  return db.query<ChainedRow[]>(
    `select b.cast_sequence, b.version, b.choice, b.reason, b.reason_salt, b.cast_at, e.elector_id,
            e.voter_ids[array_position(e.voters, b.cast_by)] as voter_id
       from voting.ballot b
       join lateral (
         select r.elector_id, r.voters, r.voter_ids from voting.roll_entry r
          where r.decision_id = b.decision_id and r.member_id = b.member_id limit 1
       ) e on true
      where b.decision_id = $1 and b.cast_sequence <= $2
        and b.cast_sequence > coalesce(
          (select max(l.cast_sequence) from voting.log_entry l where l.decision_id = $1), 0)
      order by b.cast_sequence
      limit ${BATCH_MAX}`,
    [decisionId, watermark],
  );
}
