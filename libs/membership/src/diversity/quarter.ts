import { dayBefore } from '../day.ts';
import type { Day } from '../day.ts';

/** Consent ends with the quarter, so many years later. */
const CONSENT_YEARS = 2;

/** The first day of the quarter of a year in which a day lies: '2026-04-01' for '2026-05-08'. */
export function quarterOf(day: Day): Day {
  const month = Number(day.slice(5, 7));
  return `${day.slice(0, 4)}-${String(month - ((month - 1) % 3)).padStart(2, '0')}-01`;
}

/** The quarter that ended last before a day, as its first day. */
export function quarterEnded(day: Day): Day {
  return quarterOf(dayBefore(quarterOf(day)));
}

/** The last day of a quarter that is told by its first. */
export function lastDayOf(quarter: Day): Day {
  const [year, month] = [Number(quarter.slice(0, 4)), Number(quarter.slice(5, 7)) + 3];
  return dayBefore(month > 12 ? `${year + 1}-01-01` : `${year}-${String(month).padStart(2, '0')}-01`);
}

/** The last day on which an agreement holds that was given on a day: it always ends with a quarter, so that the end
 *  does not tell the day of the beginning. */
export function consentUntil(day: Day): Day {
  const quarter = quarterOf(day);
  return lastDayOf(`${Number(quarter.slice(0, 4)) + CONSENT_YEARS}${quarter.slice(4)}`);
}
