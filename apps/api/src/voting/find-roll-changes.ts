import { historyOf } from '../membership/history-of.ts';
import type { RegisterEvent } from '../membership/register-event.ts';
import type { Decision } from './decision.ts';
import type { Reading } from './decision-loaders.ts';
import { isOutsider } from '../is-outsider.ts';

/** So many members are told about; a roll with more changes is compared with the register itself. */
const MEMBERS_MAX = 100;

/**
 * What has changed in the register about members on the roll since it was frozen, the newest first: it
 * explains why somebody who has left may still vote, and changes nothing about the roll. Visitors are not
 * told.
 */
export async function findRollChanges(
  { context, view }: Reading,
  decision: Decision,
): Promise<RegisterEvent[]> {
  const { openedAt } = decision;
  if (!openedAt || isOutsider(context.actor)) return [];
  const changed = await view.db.query<{ readonly id: string }[]>(
    `select distinct r.subject_id as id from membership.register_event r
      where r.at >= $2 and exists (
        select from voting.roll_entry e where e.decision_id = $1 and e.member_id = r.subject_id)
      limit ${MEMBERS_MAX}`,
    [decision.id, openedAt],
  );
  const histories = await Promise.all(changed.map(({ id }) => historyOf(context, view, id)));
  return histories
    .flat()
    .filter((event) => event.at >= openedAt)
    .toSorted((a, b) => b.at.getTime() - a.at.getTime());
}
