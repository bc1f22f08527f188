import { isRefused } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { dayOf, endAfter, objectionToLeave } from '@plenaria/membership';
import type { Day } from '@plenaria/membership';
import { refuseFields } from '../membership/change-member.ts';
import { wrongReason } from '../membership/wrong-reason.ts';
import type { Work } from '../work.ts';
import type { Circle } from './circle.ts';
import { circleActor, holdCircle } from './held-circle.ts';
import { sayObjection } from './say-objection.ts';
import { storeSeats } from './store-seats.ts';
import { tellOfCircle } from './tell-of-circle.ts';

/** Who leaves a circle after which day, and why; who leaves by themself needs no reason. */
export type CircleLeaving = {
  readonly id: string;
  readonly personId: string;
  readonly lastDay: Day;
  readonly reason: string;
};

/** Ends a person's seat in a circle: one's own, or anybody's if one coordinates it. */
export async function leaveCircle(work: Work, asked: CircleLeaving): Promise<Circle | Refused> {
  const held = await holdCircle(work, asked.id);
  if (isRefused(held)) return held;
  const { personId, lastDay } = asked;
  const isSelf = circleActor(work.actor).personId === personId;
  const { mayCoordinate, standing } = held;
  const leaving = { personId, lastDay, isSelf, mayCoordinate };
  const objection = objectionToLeave(standing, leaving, dayOf(work.now));
  if (objection) return sayObjection(objection);
  const reason = asked.reason.trim();
  const wrong = isSelf && reason === '' ? null : refuseFields(wrongReason(reason));
  if (wrong) return wrong;
  await storeSeats(work, held, personId, (spans) => endAfter(spans, lastDay), reason || null);
  const about = { circle: held.circle, persons: [personId] };
  await tellOfCircle(work, about, 'circle-removed', { day: lastDay, text: reason });
  return held.circle;
}
