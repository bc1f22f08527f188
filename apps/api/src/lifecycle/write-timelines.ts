import { isRefused } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import type { PresentMember } from '@plenaria/membership';
import { changeMember, holdMember } from '../membership/change-member.ts';
import type { NewTimelines } from '../membership/change-member.ts';
import type { RegisterEventKind } from '../membership/register-event.ts';
import type { Work } from '../work.ts';

/** Writes new timelines of a member under one kind of event; null once it is done. */
export async function writeTimelines(
  work: Work,
  present: PresentMember,
  after: NewTimelines,
  { kind, reason }: { readonly kind: RegisterEventKind; readonly reason: string | null },
): Promise<Refused | null> {
  const changed = await changeMember(work, present, after, { kind, reason: reason?.slice(0, 2_000) ?? null });
  return isRefused(changed) ? changed : null;
}

/** The member whose membership changes, locked. */
export async function memberOf(work: Work, memberId: string): Promise<PresentMember> {
  const present = await holdMember(work, memberId);
  if (!present) throw new Error('a change must be of a member in the register');
  return present;
}
