import { dayBefore } from '../day.ts';
import type { Day } from '../day.ts';

/** Consent ends after so many quarters: 24 months. */
const CONSENT_QUARTERS = 8;

/** The first day of the quarter of a year in which a day lies: '2026-04-01' for '2026-05-08'. */
export function quarterOf(day: Day): Day {
  const month = Number(day.slice(5, 7));
  return `${day.slice(0, 4)}-${String(month - ((month - 1) % 3)).padStart(2, '0')}-01`;
}

/** The quarter that ended last before a day, as its first day. */
export function quarterEnded(day: Day): Day {
  return quarterOf(dayBefore(quarterOf(day)));
}

/** The last day on which an agreement holds that was given on a day: it always ends with a quarter, so that the end
 *  does not tell the day of the beginning. */
export function consentUntil(day: Day): Day {
  const quarter = quarterOf(day);
  const year = Number(quarter.slice(0, 4)) + Math.floor(CONSENT_QUARTERS / 4);
  const month = Number(quarter.slice(5, 7)) + 3;
  const after = month > 12 ? `${year + 1}-01-01` : `${year}-${String(month).padStart(2, '0')}-01`;
  return dayBefore(after);
}
