import type { Day } from '../day.ts';
import type { Tenure } from '../on-day.ts';
import { holdsOn } from '../valid.ts';

/** Why a membership cannot go to another custodian on a day, as the key of the sentence that says so, or null. On the
 *  first day with the present one it would not have been with it at all; what the register says of later days
 *  stands. */
export function objectionToMove(
  tenures: readonly Tenure[],
  day: Day,
): 'lifecycle:wrong.later' | 'lifecycle:wrong.firstDay' | null {
  if (tenures.some(({ from }) => from > day)) return 'lifecycle:wrong.later';
  const isFirst = tenures.some((tenure) => holdsOn(tenure, day) && tenure.from === day);
  return isFirst ? 'lifecycle:wrong.firstDay' : null;
}
