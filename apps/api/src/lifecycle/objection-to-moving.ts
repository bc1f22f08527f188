import type { Refused } from '@plenaria/kernel';
import { dayOf, objectionToMove } from '@plenaria/membership';
import { holdMember, refuseFields } from '../membership/change-member.ts';
import type { Work } from '../work.ts';
import type { HeldChange } from './held-change.ts';

/** Why the register, as it is by now, would not let a membership move on the day that is being agreed on, or null. */
export async function objectionToMoving(work: Work, { change }: HeldChange): Promise<Refused | null> {
  const present = await holdMember(work, change.memberId);
  const today = dayOf(work.now);
  const day = change.firstDay !== null && change.firstDay > today ? change.firstDay : today;
  const tenures = present?.custodian.map(({ value, from, to }) => ({ custodian: value, from, to })) ?? [];
  const reason = objectionToMove(tenures, day);
  return refuseFields([reason && { field: 'from', reason }]);
}
