import { isRefused } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { dayOf } from '@plenaria/membership';
import { recordEvents } from '../membership/record-event.ts';
import type { Work } from '../work.ts';
import { writeAboutChange } from './change-letters.ts';
import type { MembershipChange } from './change.ts';
import { stepAsParty } from './take-change-step.ts';
import { endPauses } from './pauses.ts';

/** Ends a pause today: from now on the member stands on new rolls again. */
export async function resumeMembership(work: Work, id: string): Promise<MembershipChange | Refused> {
  const held = await stepAsParty(work, id, () => ({ kind: 'resumed' }));
  if (isRefused(held)) return held;
  const { memberId } = held.change;
  await endPauses(work, memberId);
  const after = { from: dayOf(work.now) };
  await recordEvents(work, [{ memberId, kind: 'resumed', before: null, after }]);
  await writeAboutChange(work, held, 'change-resumed');
  return held.change;
}
