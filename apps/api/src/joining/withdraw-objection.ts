import { isRefused } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { membersRepresentedBy } from '../membership/find-members.ts';
import type { Work } from '../work.ts';
import type { Application } from './application.ts';
import { holdAsMember } from './hold-as-member.ts';
import { takeStep } from './take-step.ts';

/** A member takes its objection back. After the last one the window goes on, to its first end. */
export async function withdrawObjection(
  work: Work,
  { id, memberId }: { readonly id: string; readonly memberId: string },
): Promise<Application | Refused> {
  const member = await holdAsMember(work, { id, memberId }, membersRepresentedBy);
  if (isRefused(member)) return member;
  const held = await takeStep(work, member.held, { kind: 'objectionWithdrawn', memberId }, member.by);
  return isRefused(held) ? held : held.application;
}
