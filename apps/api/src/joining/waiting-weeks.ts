import type { View } from '../work.ts';

/** Whoever is to act is reminded once a week; after two, those hear of it who can see to it that somebody acts. */
const REMIND_DAYS = 7;
export const UNATTENDED_WEEKS = 2;

/** Something that nobody has acted on since then, for so many whole weeks. */
export type Waiting = { readonly id: string; readonly since: Date; readonly weeks: number };

/** What waits in one of these states for a week or longer, the oldest first. */
export function findWaitingLong(
  { db, now }: View,
  table: 'membership.application' | 'membership.membership_change',
  states: readonly string[],
): Promise<readonly Waiting[]> {
  return db.query(
    `select id, updated_at as since,
            floor(extract(epoch from $1::timestamptz - updated_at) / 86400 / ${REMIND_DAYS})::integer as weeks
       from ${table}
      where state = any($2) and updated_at <= $1::timestamptz - interval '${REMIND_DAYS} days' order by number`,
    [now, states],
  );
}
