import { dayOf, isSlug } from '@plenaria/membership';
import type { Day } from '@plenaria/membership';
import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import type { Work } from '../work.ts';
import { refuseFields } from './change-member.ts';
import { endLevels } from './level-spans.ts';
import { MemberClass } from './member-class.ts';
import { lockRegister, presentMembers } from './present-register.ts';
import { recordEvents, recordEventsOf } from './record-event.ts';
import { tellConcerned } from './tell-concerned.ts';
import { wrongReason } from './wrong-reason.ts';

/** Which class ends, after which day, and why. */
export type ClassEnd = { readonly slug: string; readonly lastDay: Day; readonly reason: string };

/** Ends a class: from the day after nobody holds it. Open decisions keep the roll they were opened with. */
export async function endClass(work: Work, asked: ClassEnd): Promise<MemberClass | Refused> {
  const { slug, lastDay } = asked;
  await lockRegister(work.db);
  const known = isSlug(slug) ? await work.db.findOneBy(MemberClass, { slug }) : null;
  if (!known) return refuse('NOT_FOUND');
  const objection = refuseFields([
    ...wrongReason(asked.reason),
    known.lastDay === null
      ? null
      : { field: 'lastDay', reason: 'admin:class.endedAlready', ended: known.lastDay },
    lastDay < dayOf(work.now) ? { field: 'lastDay', reason: 'admin:class.notInThePast' } : null,
  ]);
  if (objection) return objection;
  const reason = asked.reason.trim();
  const held = await endHoldings(work, { slug, lastDay, reason });
  await work.db.update(MemberClass, { slug }, { lastDay });
  const acts = [{ act: 'classEnded' as const, whom: { ...known.names }, day: lastDay }];
  for (const member of await presentMembers(work.db, 'en', held))
    await tellConcerned(work, { member, also: [] }, { as: 'secretary', acts, reason });
  await recordEventsOf(work, [
    { subject: 'class', subjectId: known.id, kind: 'class-ended', before: null, after: { lastDay }, reason },
  ]);
  return work.db.findOneByOrFail(MemberClass, { slug });
}

type Held = { readonly id: string; readonly memberId: string; readonly from: Day; readonly to: Day | null };

/** Ends what goes on after the last day, and gives the members that held it then. */
async function endHoldings(work: Work, { slug, lastDay, reason }: ClassEnd): Promise<readonly string[]> {
  const held: readonly Held[] = await work.db.query(
    `select id, member_id as "memberId", lower(valid)::text as "from", (upper(valid) - 1)::text as "to"
       from membership.class_holding
      where class = $1 and (upper_inf(valid) or upper(valid) > $2::date + 1) for update`,
    [slug, lastDay],
  );
  await work.db.query(
    `delete from membership.class_holding where id = any($1::uuid[]) and lower(valid) > $2::date`,
    [held.map(({ id }) => id), lastDay],
  );
  await work.db.query(
    `update membership.class_holding set valid = daterange(lower(valid), $2::date, '[]') where id = any($1::uuid[])`,
    [held.map(({ id }) => id), lastDay],
  );
  await endLevels(
    work,
    held.map(({ memberId }) => memberId),
    reason,
  );
  await recordEvents(
    work,
    held.map(({ memberId, from, to }) => ({
      memberId,
      kind: 'classes-changed',
      before: { classes: [{ class: slug, from, to }] },
      after: { classes: from > lastDay ? [] : [{ class: slug, from, to: lastDay }] },
      reason,
    })),
  );
  return held.flatMap(({ memberId, from }) => (from > lastDay ? [] : [memberId]));
}
