import type { Day } from './day.ts';

/** The days on which something holds, both ends included; `to: null` means until further notice. */
export type Valid = { readonly from: Day; readonly to: Day | null };

/** Does it hold on this day? */
export function holdsOn(valid: Valid, day: Day): boolean {
  return valid.from <= day && (valid.to === null || day <= valid.to);
}

/** Is it over on this day? What has a last day holds to the end of it, however early that was written. */
export function isOver({ lastDay }: { readonly lastDay: Day | null }, day: Day): boolean {
  return lastDay !== null && lastDay < day;
}

/** Is there a day on which both hold? */
export function overlaps(one: Valid, other: Valid): boolean {
  return (other.to === null || one.from <= other.to) && (one.to === null || other.from <= one.to);
}

/** Does it hold on at least one day? An end before the beginning never does. */
export function holdsAtAll(valid: Valid): boolean {
  return valid.to === null || valid.from <= valid.to;
}
