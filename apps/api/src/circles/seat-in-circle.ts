import { isRefused, refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { changeFrom, dayOf, endAfter, holdsOn, objectionToSeat, stayFrom } from '@plenaria/membership';
import type { Day, Span } from '@plenaria/membership';
import { isUnreadable } from '../membership/change-member.ts';
import { peopleMeant } from '../membership/people-meant.ts';
import type { Work } from '../work.ts';
import type { Circle } from './circle.ts';
import { belongsTo, circleActor, holdCircle } from './held-circle.ts';
import type { HeldCircle } from './held-circle.ts';
import { sayObjection } from './say-objection.ts';
import { storeSeats } from './store-seats.ts';
import { tellOfCircle } from './tell-of-circle.ts';

/** Who is to be in a circle, in which role, from when. */
export type Seating = {
  readonly id: string;
  /** A person's id, or their name as the register has it. */
  readonly person: string;
  /** The slug of a role. */
  readonly role: string;
  readonly from: Day;
};

/** Lets somebody into a circle, or gives who is in it another role, which ends the one before; who was to
 *  leave and is given the same role again stays. A seat ends with its circle. */
export async function seatInCircle(work: Work, asked: Seating): Promise<Circle | Refused> {
  const held = await holdCircle(work, asked.id);
  if (isRefused(held)) return held;
  const { circle, standing, roles, mayCoordinate } = held;
  if (!mayCoordinate) return refuse('NOT_ALLOWED');
  const role = roles.find(({ slug }) => slug === asked.role);
  if (!role) return wrong('role', 'refusals:field.invalid');
  const personId = await personMeant(work, asked.person);
  if (isRefused(personId)) return personId;
  const belongs = await belongsTo(work, circle, personId, asked.from);
  const objection = objectionToSeat(standing, { from: asked.from, belongs, mayCoordinate });
  if (objection?.refused === 'NOT_ITS_MEMBER' && asked.from < dayOf(work.now))
    return wrong('person', 'circles:wrong.notItsMemberSince');
  if (objection) return sayObjection(objection);
  const later = laterSeat(held, personId, asked);
  if (later !== null)
    return refuse('INVALID_INPUT', {
      fields: [{ field: 'from', reason: 'circles:wrong.laterSeat', later }],
    });
  const isSeated = await storeSeats(work, held, personId, (spans) => {
    const next = seatsFrom(spans, asked);
    if (isRefused(next)) return spans;
    return circle.lastDay === null ? next : endAfter(next, circle.lastDay);
  });
  const [, requests] = await work.db.query<[unknown, number]>(
    `delete from membership.circle_request where circle_id = $1 and person_id = $2`,
    [circle.id, personId],
  );
  if (isSeated)
    await tellOfCircle(
      work,
      { circle, persons: [personId] },
      requests > 0 ? 'circle-let-in' : 'circle-added',
      { role: { ...role.names }, day: asked.from },
    );
  return circle;
}

/** The first day of what this person is in the circle after the day one wants to change from, or null. */
function laterSeat({ standing }: HeldCircle, personId: string, asked: Seating): Day | null {
  const spans = standing.seats
    .filter((seat) => seat.personId === personId)
    .map((seat) => ({ id: seat.id, value: seat.role, from: seat.from, to: seat.to }));
  const next = seatsFrom(spans, asked);
  return isRefused(next) ? next.details.from : null;
}

/** What somebody is in the circle once they are given this role from this day on. Given the one they have, they stay;
 *  another one is theirs until the last day that was written. */
function seatsFrom(spans: readonly Span[], { role, from }: Seating) {
  const isSame = spans.some((span) => span.value === role && holdsOn(span, from));
  return isSame ? stayFrom(spans, role, from) : changeFrom(spans, role, from);
}

/** The one person whom a text means; a name that several have is asked about, and nobody is made up. Addresses are the
 *  secretary's business, so only there is one an answer. */
async function personMeant(work: Work, text: string): Promise<string | Refused> {
  if (text.trim() === '') return wrong('person', 'refusals:field.required');
  if (isUnreadable(text)) return wrong('person', 'refusals:field.invalid');
  const byAddress = circleActor(work.actor).actsForAll;
  const [person, another] = await peopleMeant(work, text, { byAddress });
  if (person === undefined) return wrong('person', 'circles:wrong.nobody');
  return another === undefined ? person : wrong('person', 'circles:wrong.several');
}

function wrong(field: string, reason: string): Refused {
  return refuse('INVALID_INPUT', { fields: [{ field, reason }] });
}
