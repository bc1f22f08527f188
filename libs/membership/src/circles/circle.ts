import type { Day } from '../day.ts';
import { holdsOn } from '../valid.ts';

/** A person's place in a circle: in which role (its slug), first and last day included. */
export type Seat = {
  readonly personId: string;
  readonly role: string;
  readonly from: Day;
  readonly to: Day | null;
};

/** What one may be in a circle, as data; who coordinates lets others in. */
export type CircleRole = { readonly slug: string; readonly coordinates: boolean };

/** A circle as its rules see it: its last day, and everybody who was, is or will be in it. */
export type Circle = { readonly lastDay: Day | null; readonly seats: readonly Seat[] };

/** Who acts in a circle. The program itself and the secretary act for every circle; `belongs`: does the person belong
 *  today to whom the circle is for? */
export type CircleActor = {
  readonly personId: string | null;
  readonly actsForAll: boolean;
  readonly belongs: boolean;
};

/** The seat a person has on a day, or null. */
export function seatOn({ seats }: Circle, personId: string, day: Day): Seat | null {
  return seats.find((seat) => seat.personId === personId && holdsOn(seat, day)) ?? null;
}

/** May this actor let people in and out of the circle today? A seat alone does not give that: whoever belongs no longer
 *  keeps it until they are seen out. */
export function mayCoordinate(
  circle: Circle,
  roles: readonly CircleRole[],
  { personId, actsForAll, belongs }: CircleActor,
  today: Day,
): boolean {
  if (actsForAll) return true;
  const seat = personId === null || !belongs ? null : seatOn(circle, personId, today);
  return roles.some(({ slug, coordinates }) => coordinates && slug === seat?.role);
}
