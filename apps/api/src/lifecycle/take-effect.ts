import { isRefused } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import {
  changeFrom,
  custodianOn,
  dayBefore,
  dayOf,
  endAfter,
  endedWithMembership,
  goOnAfter,
  holdsAtAll,
  holdsOn,
  holdTogether,
  levelFrom,
} from '@plenaria/membership';
import type { Day, PresentMember, Span } from '@plenaria/membership';
import { changeMember, holdMember } from '../membership/change-member.ts';
import type { NewTimelines } from '../membership/change-member.ts';
import { Custodian } from '../membership/custodian.ts';
import { heldLevels, storeLevels } from '../membership/level-spans.ts';
import { lastDaysOfClasses } from '../membership/last-days-of-classes.ts';
import { recordEvents } from '../membership/record-event.ts';
import type { RegisterEventKind } from '../membership/register-event.ts';
import type { Work } from '../work.ts';
import type { MembershipChange } from './change.ts';

/** Writes into the register what was agreed. The reasons stay with the parties: the register says only what holds. */
export async function takeEffect(work: Work, change: MembershipChange, day: Day): Promise<Refused | null> {
  switch (change.kind) {
    case 'transfer':
      return moveMembership(work, change, day);
    case 'pause':
      return pauseMembership(work, change.memberId, day);
    case 'leave':
      return endAll(work, change.memberId, day, 'membership-ended', null);
    case 'expulsion':
      return endAll(work, change.memberId, dayBefore(dayOf(work.now)), 'expelled', change.reason);
  }
}

/** Gives an expelled member back, from today, what it had on its last day; of its classes, those that still go on. Of
 *  who joined today the last day is not over: nothing has ended yet, and it goes on. */
export async function reinstate(work: Work, { memberId }: MembershipChange): Promise<Refused | null> {
  const stored = await memberOf(work, memberId);
  const ended = endedWithMembership(stored);
  const from = dayOf(work.now);
  const last = ended.custodian.at(-1)?.to ?? from;
  const goesOn = (spans: readonly Span[]) => (last < from ? spans : goOnAfter(spans, last));
  const present = {
    ...ended,
    custodian: goesOn(ended.custodian),
    classes: goesOn(ended.classes),
    representative: goesOn(ended.representative),
    alternate: goesOn(ended.alternate),
    delegate: goesOn(ended.delegate),
  };
  const then = (spans: readonly Span[]) => spans.filter((span) => holdsOn(span, last));
  const custodian = changeFrom(present.custodian, then(present.custodian)[0]?.value ?? '', from);
  if (isRefused(custodian)) return custodian;
  const [speaker] = then(present.representative);
  const representative = speaker
    ? changeFrom(present.representative, speaker.value, from)
    : present.representative;
  if (isRefused(representative)) return representative;
  const again = (spans: readonly Span[], lastDays: ReadonlyMap<string, Day> = new Map()) => {
    const wanted = then(spans).map(({ value }) => {
      const to = lastDays.get(value);
      return { value, days: to === undefined ? null : { from, to } };
    });
    return holdTogether(
      spans,
      wanted.filter(({ days }) => days === null || holdsAtAll(days)),
      from,
    );
  };
  const after = {
    custodian,
    representative,
    classes: again(present.classes, await lastDaysOfClasses(work.db)),
    alternate: again(present.alternate),
    delegate: again(present.delegate),
  };
  const refused = await written(work, stored, after, 'reinstated', null);
  return refused ?? levelAgain(work, memberId, { last, from });
}

/** Gives back the service level that a member held on its last day. */
async function levelAgain(
  work: Work,
  memberId: string,
  { last, from }: { readonly last: Day; readonly from: Day },
): Promise<Refused | null> {
  const held = await heldLevels(work.db, [memberId]);
  const then = held.find((span) => holdsOn(span, last));
  if (last >= from) {
    await storeLevels(work, memberId, { spans: goOnAfter(held, last), reason: null });
    return null;
  }
  const spans = then ? levelFrom(held, then.value, from) : null;
  if (spans === null) return null;
  if (isRefused(spans)) return spans.refused === 'NOTHING_CHANGES' ? null : spans;
  await storeLevels(work, memberId, { spans, reason: null });
  return null;
}

/** Ends whatever pause the member is in, today; one that has not begun is as if it had never been. */
export async function endPauses({ db, now }: Work, memberId: string): Promise<void> {
  const today = dayOf(now);
  await db.query(`delete from membership.pause where member_id = $1 and lower(valid) >= $2::date`, [
    memberId,
    today,
  ]);
  await db.query(
    `update membership.pause set valid = daterange(lower(valid), $2::date)
      where member_id = $1 and valid @> $2::date`,
    [memberId, today],
  );
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
  const custodian = changeFrom(present.custodian, receiving.slug, day);
  if (isRefused(custodian)) return custodian;
  const moved = await changeMember(work, present, { custodian }, { reason: null });
  return isRefused(moved) ? moved : null;
}

async function pauseMembership(work: Work, memberId: string, day: Day): Promise<null> {
  await work.db.query(`insert into membership.pause (member_id, valid) values ($1, daterange($2, null))`, [
    memberId,
    day,
  ]);
  await recordEvents(work, [{ memberId, kind: 'paused', before: null, after: { from: day } }]);
  return null;
}

/** Who joined and goes on one day was a member on that day: the register knows no membership without a day. */
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
  await endPauses(work, memberId);
  const after = {
    custodian: endAfter(present.custodian, lastDay),
    classes: endAfter(present.classes, lastDay),
    representative: endAfter(present.representative, lastDay),
    alternate: endAfter(present.alternate, lastDay),
    delegate: endAfter(present.delegate, lastDay),
  };
  return written(work, present, after, kind, reason);
}

async function written(
  work: Work,
  present: PresentMember,
  after: NewTimelines,
  kind: RegisterEventKind,
  reason: string | null,
): Promise<Refused | null> {
  const changed = await changeMember(work, present, after, { kind, reason: reason?.slice(0, 2_000) ?? null });
  return isRefused(changed) ? changed : null;
}

async function memberOf(work: Work, memberId: string): Promise<PresentMember> {
  const present = await holdMember(work, memberId);
  if (!present) throw new Error('a change must be of a member in the register');
  return present;
}
