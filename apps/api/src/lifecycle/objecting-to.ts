import { dayOf } from '@plenaria/membership';
import { membersRepresentedBy } from '../membership/find-members.ts';
import type { Member } from '../membership/member.ts';
import { membersHeardFor } from '../membership/members-heard-for.ts';
import type { View } from '../work.ts';
import type { MembershipChange } from './change.ts';

/** For whom somebody may object to an expulsion: the members they are heard for, and the one concerned also while it
 *  pauses. It is told, and to object is how it is heard. */
export async function objectingTo(
  view: View,
  { memberId }: Pick<MembershipChange, 'memberId'>,
  personId: string,
): Promise<Member[]> {
  const day = dayOf(view.now);
  const heard = await membersHeardFor(view, personId, day);
  const concerned = (await membersRepresentedBy(view, personId, day)).filter(({ id }) => id === memberId);
  return [...heard.filter(({ id }) => id !== memberId), ...concerned];
}
