import { isRefused, refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { endAfter } from '@plenaria/membership';
import type { Day, PresentMember } from '@plenaria/membership';
import type { Work } from '../work.ts';
import { changeMember, holdMember, isUnreadable, refuseFields } from './change-member.ts';
import type { Member } from './member.ts';
import { tellConcerned } from './tell-concerned.ts';

/** Whose membership ends, after which day, and why. */
export type MembershipEnd = { readonly memberId: string; readonly lastDay: Day; readonly reason: string };

/** The longest reason, in UTF-16 units. */
const REASON_MAX = 2_000;

/** Ends a membership, its classes and its representation after a last day. What was, stays readable as of then. */
export async function endMembership(work: Work, asked: MembershipEnd): Promise<Member | Refused> {
  const member = await holdMember(work, asked.memberId);
  if (!member) return refuse('NOT_FOUND');
  const objection = objectionToEnd(member, asked);
  if (objection) return objection;
  const { lastDay } = asked;
  const after = {
    custodian: endAfter(member.custodian, lastDay),
    classes: endAfter(member.classes, lastDay),
    representative: endAfter(member.representative, lastDay),
    alternate: endAfter(member.alternate, lastDay),
    delegate: endAfter(member.delegate, lastDay),
  };
  const reason = asked.reason.trim();
  const ended = await changeMember(work, member, after, { kind: 'membership-ended', reason });
  if (isRefused(ended)) return ended;
  const acts = [{ act: 'membershipEnded' as const, whom: '', day: lastDay }];
  await tellConcerned(work, [{ member }], { as: 'secretary', acts, reason });
  return ended;
}

function objectionToEnd({ custodian }: PresentMember, { lastDay, reason }: MembershipEnd): Refused | null {
  const first = custodian[0]?.from;
  const last = custodian.at(-1);
  const held = first !== undefined && lastDay >= first;
  return refuseFields([
    reason.trim() === '' ? { field: 'reason', reason: 'refusals:field.required' } : null,
    reason.length > REASON_MAX ? { field: 'reason', reason: 'refusals:field.tooLong' } : null,
    isUnreadable(reason) ? { field: 'reason', reason: 'refusals:field.invalid' } : null,
    held ? null : { field: 'lastDay', reason: 'people:register.lastDayTooEarly', first: first ?? null },
    held && last?.to && last.to <= lastDay
      ? { field: 'lastDay', reason: 'people:register.alreadyEnded', ended: last.to }
      : null,
  ]);
}
