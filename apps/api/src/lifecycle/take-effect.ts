import { isRefused, refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import {
  changeFrom,
  custodianOn,
  dayBefore,
  dayOf,
  endAfter,
  holdsOn,
  objectionToMove,
} from '@plenaria/membership';
import type { Day } from '@plenaria/membership';
import { changeMember } from '../membership/change-member.ts';
import { Custodian } from '../membership/custodian.ts';
import type { RegisterEventKind } from '../membership/register-event.ts';
import type { Work } from '../work.ts';
import type { MembershipChange } from './change.ts';
import { beginPause, endPauses } from './pauses.ts';
import { memberOf, writeTimelines } from './write-timelines.ts';

/** Writes into the register what was agreed. The reasons stay with the parties: the register says only what holds. */
export async function takeEffect(work: Work, change: MembershipChange, day: Day): Promise<Refused | null> {
  switch (change.kind) {
    case 'transfer':
      return moveMembership(work, change, day);
    case 'pause':
      return beginPause(work, change.memberId, day);
    case 'leave':
      return endAll(work, change.memberId, day, 'membership-ended', null);
    case 'expulsion':
      return endAll(work, change.memberId, dayBefore(dayOf(work.now)), 'expelled', change.reason);
  }
}

/** Is the membership held with this custodian on this day still? */
export async function isHeldWith(work: Work, { memberId, givingId }: MembershipChange, day: Day) {
  const { custodian } = await memberOf(work, memberId);
  const { slug } = await work.db.findOneByOrFail(Custodian, { id: givingId });
  const tenures = custodian.map(({ value, from, to }) => ({ custodian: value, from, to }));
  return custodianOn(tenures, day) === slug;
}

async function moveMembership(work: Work, change: MembershipChange, day: Day): Promise<Refused | null> {
  const present = await memberOf(work, change.memberId);
  const receiving = await work.db.findOneByOrFail(Custodian, { id: change.receivingId ?? '' });
  const tenures = present.custodian.map(({ value, from, to }) => ({ custodian: value, from, to }));
  const reason = objectionToMove(tenures, day);
  if (reason) return refuse('INVALID_INPUT', { fields: [{ field: 'from', reason }] });
  const custodian = changeFrom(present.custodian, receiving.slug, day);
  if (isRefused(custodian)) return custodian;
  const moved = await changeMember(work, present, { custodian }, { reason: null });
  return isRefused(moved) ? moved : null;
}

/** Who joined and goes on one day was a member on that day: the register knows no membership without a day. Where
 *  somebody was named on the day of an expulsion, those who speak for the member do so until that day ends: who spoke
 *  for it when it was expelled appeals, and not whom they followed. */
async function endAll(
  work: Work,
  memberId: string,
  wished: Day,
  kind: RegisterEventKind,
  reason: string | null,
): Promise<Refused | null> {
  const present = await memberOf(work, memberId);
  const first = present.custodian.at(-1)?.from ?? wished;
  const lastDay = wished < first ? first : wished;
  const today = dayOf(work.now);
  const mandates = [...present.representative, ...present.alternate, ...present.delegate];
  const isNamedSince = mandates.some((span) => holdsOn(span, today) && span.from > lastDay);
  const lastDayOfMandates = kind === 'expelled' && isNamedSince ? today : lastDay;
  const after = {
    custodian: endAfter(present.custodian, lastDay),
    classes: endAfter(present.classes, lastDay),
    representative: endAfter(present.representative, lastDayOfMandates),
    alternate: endAfter(present.alternate, lastDayOfMandates),
    delegate: endAfter(present.delegate, lastDayOfMandates),
  };
  const refused = await writeTimelines(work, present, after, { kind, reason });
  if (!refused) await endPauses(work, memberId);
  return refused;
}
