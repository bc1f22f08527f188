import { isRefused, refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { isId } from '../membership/is-id.ts';
import { refuseFields } from '../membership/change-member.ts';
import { recordEventsOf } from '../membership/record-event.ts';
import { wrongReason } from '../membership/wrong-reason.ts';
import type { Work } from '../work.ts';
import type { Circle } from './circle.ts';
import { circleActor, holdCircle } from './held-circle.ts';
import { tellOfCircle } from './tell-of-circle.ts';

/** Whose request is not granted, and why. */
export type RequestDecline = { readonly id: string; readonly personId: string; readonly reason: string };

/** Says no to somebody who asks to come in, with a reason that members read; or takes one's own request back. */
export async function declineCircleRequest(work: Work, asked: RequestDecline): Promise<Circle | Refused> {
  const held = await holdCircle(work, asked.id);
  if (isRefused(held)) return held;
  const { circle } = held;
  const { personId } = asked;
  const isOwn = circleActor(work.actor).personId === personId;
  if (!isOwn && !held.mayCoordinate) return refuse('NOT_ALLOWED');
  const wrong = isOwn ? null : refuseFields(wrongReason(asked.reason));
  if (wrong) return wrong;
  const [, gone] = await work.db.query<[unknown, number]>(
    `delete from membership.circle_request where circle_id = $1 and person_id = $2`,
    [circle.id, isId(personId) ? personId : null],
  );
  if (gone === 0) return refuse('NOT_FOUND');
  if (isOwn) return circle;
  const reason = asked.reason.trim();
  await recordEventsOf(work, [
    {
      subject: 'circle',
      subjectId: circle.id,
      kind: 'request-declined',
      before: null,
      after: { seats: [{ personId }] },
      reason,
    },
  ]);
  await tellOfCircle(work, { circle, persons: [personId] }, 'circle-declined', { text: reason });
  return circle;
}
