import { isRefused } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { dayOf } from '@plenaria/membership';
import type { Day } from '@plenaria/membership';
import { recordEvents } from '../membership/record-event.ts';
import type { Work } from '../work.ts';
import type { MembershipChange } from './change.ts';
import { holdChange } from './held-change.ts';
import { takeChangeStep } from './take-change-step.ts';

/** From this day on the member stands on no new roll. */
export async function beginPause(work: Work, memberId: string, day: Day): Promise<null> {
  await work.db.query(`insert into membership.pause (member_id, valid) values ($1, daterange($2, null))`, [
    memberId,
    day,
  ]);
  await recordEvents(work, [{ memberId, kind: 'paused', before: null, after: { from: day } }]);
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

// The pause that would still run: it took effect, and if it lapsed, then by the expulsion.
const STILL_WANTED = `
  select c.id from membership.membership_change c
   where c.member_id = $1 and c.kind = 'pause'
     and exists (select from membership.change_event e where e.change_id = c.id and e.kind = 'tookEffect')
     and (c.state = 'paused'
          or (c.state = 'lapsed'
              and (select max(e.at) from membership.change_event e where e.change_id = c.id and e.kind = 'lapsed')
               >= (select max(e.at) from membership.change_event e where e.change_id = $2 and e.kind = 'expelled')))
   order by c.number desc limit 1`;

/** Gives back, from a day, the pause in which a member was when it was expelled; it ends it itself as before. */
export async function takeUpPause(
  work: Work,
  { id: expulsionId, memberId }: MembershipChange,
  from: Day,
): Promise<Refused | null> {
  const [wanted]: readonly { readonly id: string }[] = await work.db.query(STILL_WANTED, [
    memberId,
    expulsionId,
  ]);
  if (!wanted) return null;
  const held = await holdChange(work, wanted.id);
  if (isRefused(held)) return held;
  if (held.standing.state === 'lapsed') {
    const again = await takeChangeStep(work, held, { kind: 'takenUp' }, { kind: 'program' });
    if (isRefused(again)) return again;
  }
  return beginPause(work, memberId, from);
}
