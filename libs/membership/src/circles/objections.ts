import { refuse, type Refused } from '@plenaria/kernel';
import type { Day } from '../day.ts';
import { isOver } from '../valid.ts';
import { seatOn, type Circle } from './circle.ts';

/** Why somebody cannot come into a circle, or out of it. */
export type CircleObjection = Refused<
  'NOT_ALLOWED' | 'CIRCLE_ENDED' | 'NOT_ITS_MEMBER' | 'ALREADY_IN_IT' | 'NOT_IN_IT' | 'IN_IT_UNTIL',
  { readonly lastDay?: Day }
>;

/** May this person ask to come in today? `belongs`: do they belong to whom the circle is for? */
export function objectionToAsk(
  circle: Circle,
  asks: { readonly personId: string; readonly belongs: boolean },
  today: Day,
): CircleObjection | null {
  return (
    objectionToDay(circle, today) ??
    (asks.belongs ? null : refuse('NOT_ITS_MEMBER', {})) ??
    (seatOn(circle, asks.personId, today) ? refuse('ALREADY_IN_IT', {}) : null)
  );
}

/** May this person be given a seat from this day on? Whoever has one keeps it until the day before. `belongs`: do they
 *  belong to whom the circle is for on that day, and on every day since until today? */
export function objectionToSeat(
  circle: Circle,
  asked: { readonly from: Day; readonly belongs: boolean; readonly mayCoordinate: boolean },
): CircleObjection | null {
  if (!asked.mayCoordinate) return refuse('NOT_ALLOWED', {});
  return objectionToDay(circle, asked.from) ?? (asked.belongs ? null : refuse('NOT_ITS_MEMBER', {}));
}

/** May this seat end after this day? Everybody leaves as they like; others are seen out by who coordinates. */
export function objectionToLeave(
  circle: Circle,
  asked: {
    readonly personId: string;
    readonly lastDay: Day;
    readonly isSelf: boolean;
    readonly mayCoordinate: boolean;
  },
  today: Day,
): CircleObjection | null {
  if (!asked.isSelf && !asked.mayCoordinate) return refuse('NOT_ALLOWED', {});
  if (seatOn(circle, asked.personId, asked.lastDay)) return null;
  // Who is in it today, until a day before that one, is told so: they may be added once more.
  const until = seatOn(circle, asked.personId, today)?.to ?? null;
  if (until !== null && until < asked.lastDay) return refuse('IN_IT_UNTIL', { lastDay: until });
  return refuse('NOT_IN_IT', {});
}

/** A parent is no part of the circle itself, on whatever way up. `parentOf` gives null at the top. */
export function isWithin(
  id: string,
  parentId: string | null,
  parentOf: (id: string) => string | null,
): boolean {
  for (let above = parentId; above !== null; above = parentOf(above)) if (above === id) return true;
  return false;
}

function objectionToDay(circle: Circle, day: Day): CircleObjection | null {
  const { lastDay } = circle;
  return lastDay !== null && isOver(circle, day) ? refuse('CIRCLE_ENDED', { lastDay }) : null;
}
