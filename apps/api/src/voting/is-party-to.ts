import type { View } from '../work.ts';
import type { Decision } from './decision.ts';

// Who applied, who speaks for the member that may have to go, and who acts for the custodian of either.
const PARTY = `
  select 1 from membership.application a
   where a.decision_id = $1 and (a.account_id = $2 or a.custodian_id = any($3::uuid[]))
  union all
  select 1 from membership.membership_change c
   where c.decision_id = $1
     and (c.giving_id = any($3::uuid[]) or c.member_id = any((select membership.spoken_for())::uuid[]))`;

/** Does the asker want something of this vote about a membership? Then they neither close nor withdraw it nor settle
 *  its tie, though they chair and another has put it to the members. Asked where the database knows who asks. */
export async function isPartyTo(
  { db, actor }: View,
  { id, isAboutMembership }: Pick<Decision, 'id' | 'isAboutMembership'>,
): Promise<boolean> {
  if (!isAboutMembership || actor.kind !== 'person') return false;
  const rows: readonly unknown[] = await db.query(PARTY, [id, actor.accountId, actor.custodianIds]);
  return rows.length > 0;
}
