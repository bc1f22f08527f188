import { isRefused, refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { dayOf } from '@plenaria/membership';
import type { StepBy } from '@plenaria/membership';
import type { membersRepresentedBy } from '../membership/find-members.ts';
import type { Work } from '../work.ts';
import { holdApplication } from './held-application.ts';
import type { HeldApplication } from './held-application.ts';

/** An application in the hands of a member whom the asker speaks for today, as `membersOf` has it; anybody else is
 *  refused. */
export async function holdAsMember(
  work: Work,
  { id, memberId }: { readonly id: string; readonly memberId: string },
  membersOf: typeof membersRepresentedBy,
): Promise<{ readonly held: HeldApplication; readonly by: StepBy } | Refused> {
  const { actor, now } = work;
  if (actor.kind !== 'person') return refuse('NOT_SIGNED_IN');
  const held = await holdApplication(work, id);
  if (isRefused(held)) return held;
  const mine = await membersOf(work, actor.personId, dayOf(now));
  const speaks = mine.some((member) => member.id === memberId);
  return speaks ? { held, by: { kind: 'member', memberId } } : refuse('NOT_ALLOWED');
}
