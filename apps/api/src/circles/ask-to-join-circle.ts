import { isRefused, refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { dayOf, objectionToAsk } from '@plenaria/membership';
import { isUnreadable, refuseFields } from '../membership/change-member.ts';
import type { Work } from '../work.ts';
import type { Circle } from './circle.ts';
import { belongsTo, holdCircle } from './held-circle.ts';
import { sayObjection } from './say-objection.ts';
import { tellWhoAnswers } from './tell-of-circle.ts';

/** Which circle somebody asks to come into, and what they say with it. */
export type CircleAsking = { readonly id: string; readonly says: string };

const SAYS_MAX = 2_000;

/** Asks those who coordinate a circle to let the actor in, and writes to them. Asking again says anew what is said with
 *  it. */
export async function askToJoinCircle(work: Work, asked: CircleAsking): Promise<Circle | Refused> {
  const { actor, db, now } = work;
  if (actor.kind !== 'person') return refuse('NOT_ALLOWED');
  const held = await holdCircle(work, asked.id);
  if (isRefused(held)) return held;
  const { circle, standing } = held;
  const { personId } = actor;
  const says = asked.says.trim();
  const today = dayOf(now);
  const belongs = await belongsTo(work, circle, personId, today);
  const objection = objectionToAsk(standing, { personId, belongs }, today);
  if (objection) return sayObjection(objection);
  const wrong = refuseFields([
    says.length > SAYS_MAX ? { field: 'says', reason: 'refusals:field.tooLong', max: SAYS_MAX } : null,
    isUnreadable(says) ? { field: 'says', reason: 'refusals:field.invalid' } : null,
  ]);
  if (wrong) return wrong;
  const [asking]: readonly { isNew: boolean }[] = await db.query(
    `insert into membership.circle_request (circle_id, person_id, asked_at, says) values ($1, $2, $3, $4)
     on conflict (circle_id, person_id) do update set says = excluded.says
     returning xmax = 0 as "isNew"`,
    [circle.id, personId, now, says],
  );
  if (asking?.isNew) await tellWhoAnswers(work, circle, { asker: actor, says });
  return circle;
}
