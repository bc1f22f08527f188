import { isRefused, refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { objectionToTexts } from '../voting/plain-text.ts';
import type { Work } from '../work.ts';
import { writeAboutChange } from './change-letters.ts';
import type { MembershipChange } from './change.ts';
import { holdChange } from './held-change.ts';
import { objectingTo } from './objecting-to.ts';
import { takeChangeStep } from './take-change-step.ts';

/** Which expulsion a member objects to, for whom, and why. */
export type ExpulsionObjection = { readonly id: string; readonly memberId: string; readonly text: string };

/** A member objects, also the one concerned: silence no longer decides, the members do. */
export async function objectToExpulsion(
  work: Work,
  { id, memberId, text }: ExpulsionObjection,
): Promise<MembershipChange | Refused> {
  const wrong = objectionToTexts({ text }, { text: { max: 4_000 } });
  if (wrong) return wrong;
  const { actor } = work;
  if (actor.kind !== 'person') return refuse('NOT_SIGNED_IN');
  const held = await holdChange(work, id);
  if (isRefused(held)) return held;
  const mine = await objectingTo(work, held.change, actor.personId);
  if (!mine.some((member) => member.id === memberId)) return refuse('NOT_ALLOWED');
  const step = { kind: 'objected', memberId, reason: text.trim() } as const;
  const objected = await takeChangeStep(work, held, step, { kind: 'objector', memberId });
  if (isRefused(objected)) return objected;
  await writeAboutChange(work, objected, 'expulsion-objected', { text: text.trim() });
  return objected.change;
}
