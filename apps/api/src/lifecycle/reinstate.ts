import { isRefused } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import {
  changeFrom,
  dayAfter,
  dayOf,
  endedWithMembership,
  goOnAfter,
  holdsOn,
  holdTogether,
  levelFrom,
  wantedFrom,
} from '@plenaria/membership';
import type { Day, LastDays, PresentMember, Span } from '@plenaria/membership';
import { lastDaysOfClasses } from '../membership/last-days-of-classes.ts';
import { heldLevels, storeLevels } from '../membership/level-spans.ts';
import type { Work } from '../work.ts';
import type { MembershipChange } from './change.ts';
import { takeUpPause } from './pauses.ts';
import { memberOf, writeTimelines } from './write-timelines.ts';

/** Gives an expelled member back, from today, what it had on its last day; of its classes, those that still go on. Of
 *  who joined today the last day is not over: nothing has ended yet, and it goes on. */
export async function reinstate(work: Work, change: MembershipChange): Promise<Refused | null> {
  const { memberId } = change;
  const stored = await memberOf(work, memberId);
  const ended = endedWithMembership(stored);
  const from = dayOf(work.now);
  const last = ended.custodian.at(-1)?.to ?? from;
  const lastSpoken = lastDayOfMandates(ended, last);
  const goesOn = (spans: readonly Span[], day: Day) => (day < from ? spans : goOnAfter(spans, day));
  const present = {
    ...ended,
    custodian: goesOn(ended.custodian, last),
    classes: goesOn(ended.classes, last),
    representative: goesOn(ended.representative, lastSpoken),
    alternate: goesOn(ended.alternate, lastSpoken),
    delegate: goesOn(ended.delegate, lastSpoken),
  };
  const then = (spans: readonly Span[], day: Day) => spans.filter((span) => holdsOn(span, day));
  const custodian = changeFrom(present.custodian, then(present.custodian, last)[0]?.value ?? '', from);
  if (isRefused(custodian)) return custodian;
  const [speaker] = then(present.representative, lastSpoken);
  const representative = speaker
    ? changeFrom(present.representative, speaker.value, from)
    : present.representative;
  if (isRefused(representative)) return representative;
  const again = (spans: readonly Span[], day: Day, lastDays: LastDays = new Map()) => {
    const values = then(spans, day).map(({ value }) => value);
    return holdTogether(spans, wantedFrom(values, from, lastDays), from);
  };
  const after = {
    custodian,
    representative,
    classes: again(present.classes, last, await lastDaysOfClasses(work.db)),
    alternate: again(present.alternate, lastSpoken),
    delegate: again(present.delegate, lastSpoken),
  };
  const refused = await writeTimelines(work, stored, after, { kind: 'reinstated', reason: null });
  return (
    refused ?? (await levelAgain(work, memberId, { last, from })) ?? (await takeUpPause(work, change, from))
  );
}

/** Who was named on the day of the expulsion spoke until that day ended, a day longer than the membership held. */
function lastDayOfMandates({ representative, alternate, delegate }: PresentMember, last: Day): Day {
  const next = dayAfter(last);
  return [...representative, ...alternate, ...delegate].some(({ to }) => to === next) ? next : last;
}

/** Gives back the service level that a member held on its last day. */
async function levelAgain(
  work: Work,
  memberId: string,
  { last, from }: { readonly last: Day; readonly from: Day },
): Promise<Refused | null> {
  const held = await heldLevels(work.db, [memberId]);
  const then = held.find((span) => holdsOn(span, last));
  if (last >= from) {
    await storeLevels(work, memberId, { spans: goOnAfter(held, last), reason: null });
    return null;
  }
  const spans = then ? levelFrom(held, then.value, from) : null;
  if (spans === null) return null;
  if (isRefused(spans)) return spans.refused === 'NOTHING_CHANGES' ? null : spans;
  await storeLevels(work, memberId, { spans, reason: null });
  return null;
}
