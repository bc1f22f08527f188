import type { EntityManager } from 'typeorm';
import { lockLog } from '../voting/append-log.ts';
import { chainBallots, watermarkOf } from '../voting/chain-ballots.ts';
import type { Asking, Works } from '../work.ts';

// The log holds a hash of a reason. It is made from the reason, so that must be done before the reason goes.
const UNCHAINED = `
  select distinct b.decision_id as id from voting.ballot b
    join membership.member m on m.id = b.member_id
   where m.person_id = $1 and b.reason is not null and b.reason_salt <> ''
     and b.cast_sequence > coalesce(
       (select max(l.cast_sequence) from voting.log_entry l where l.decision_id = b.decision_id), 0)`;

/** Has this person given reasons that are not in the log yet? */
export async function hasUnchainedBallots(db: EntityManager, personId: string): Promise<boolean> {
  const rows: readonly unknown[] = await db.query(UNCHAINED, [personId]);
  return rows.length > 0;
}

/** Chains the ballots of decisions in which this person has given a reason, as the clock does every few seconds. */
export async function chainBallotsOf(works: Works, asking: Asking, personId: string): Promise<void> {
  const rows: readonly { id: string }[] = await works.read(asking, ({ db }) =>
    db.query(UNCHAINED, [personId]),
  );
  for (const { id } of rows) {
    const watermark = await works.attempt(asking, ({ db }) => watermarkOf(db, id));
    if (typeof watermark === 'string')
      await works.attempt(asking, ({ db }) => chainBallots(db, id, watermark));
  }
}

/** The same inside a transaction, in which this person casts no more; others cast on once it has ended. */
export async function chainBallotsAlone(db: EntityManager, personId: string): Promise<void> {
  const rows: readonly { id: string }[] = await db.query(UNCHAINED, [personId]);
  for (const { id } of rows) {
    await lockLog(db, id);
    await chainBallots(db, id, await watermarkOf(db, id));
  }
}
