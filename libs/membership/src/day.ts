/** A civil day, '2026-05-08': no clock, no zone. Days compare as text. */
export type Day = string;

const MILLISECONDS_PER_DAY = 86_400_000;

/** Reads '2026-05-08'; null when the text has another form or names a day no calendar has: none has a year 0. */
export function readDay(text: string): Day | null {
  if (!/^(?!0000)\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && dayOf(instant) === text ? text : null;
}

/** The civil day of an instant, in UTC: a register serves many zones and needs one answer. */
export function dayOf(instant: Date): Day {
  return instant.toISOString().slice(0, 10);
}

/** The day before. */
export function dayBefore(day: Day): Day {
  return dayOf(new Date(Date.parse(`${day}T00:00:00Z`) - MILLISECONDS_PER_DAY));
}

/** The day after. */
export function dayAfter(day: Day): Day {
  return dayOf(new Date(Date.parse(`${day}T00:00:00Z`) + MILLISECONDS_PER_DAY));
}
