import type { EntityManager } from 'typeorm';
import type { Decision } from './decision.ts';

const AWAITED = `
  select from voting.roll_entry e where e.decision_id = $1 and not exists (
    select from voting.ballot b where b.decision_id = e.decision_id and b.member_id = e.member_id) limit 1`;

/** Is the time of this vote promised to somebody who has not voted yet? Only a vote about a membership promises it. */
export async function awaitsBallotsOf(
  db: EntityManager,
  { id, isAboutMembership }: Pick<Decision, 'id' | 'isAboutMembership'>,
): Promise<boolean> {
  if (!isAboutMembership) return false;
  const rows: readonly unknown[] = await db.query(AWAITED, [id]);
  return rows.length > 0;
}
