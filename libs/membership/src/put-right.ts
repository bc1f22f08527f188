import type { Day } from './day.ts';

/** What was announced for a day to come: from when it is to hold, and the id of the person who wrote it, if any. */
export type Announced = { readonly from: Day; readonly recordedBy: string | null };

/** May who writes for this day put right what was announced for it? Until that day, and only what they wrote themself:
 *  what somebody else announced is not written over, and what holds stands. */
export function mayPutRight(
  announced: Announced,
  writing: { readonly from: Day; readonly by: string | null; readonly today: Day },
): boolean {
  const { from, by, today } = writing;
  return announced.from === from && from > today && by !== null && announced.recordedBy === by;
}
