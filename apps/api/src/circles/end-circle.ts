import { isRefused } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { endAfter } from '@plenaria/membership';
import type { Day } from '@plenaria/membership';
import { refuseFields } from '../membership/change-member.ts';
import { recordEventsOf } from '../membership/record-event.ts';
import type { Work } from '../work.ts';
import { Circle } from './circle.ts';
import { holdCircle } from './held-circle.ts';
import { storeSeats } from './store-seats.ts';
import { wrongReason } from '../membership/wrong-reason.ts';

/** Which circle ends, after which day, and why. */
export type CircleEnd = { readonly id: string; readonly lastDay: Day; readonly reason: string };

/** Ends a circle, and with it everybody's seat. Who was in it stays readable. */
export async function endCircle(work: Work, asked: CircleEnd): Promise<Circle | Refused> {
  const held = await holdCircle(work, asked.id);
  if (isRefused(held)) return held;
  const { circle, standing } = held;
  const objection = refuseFields([
    ...wrongReason(asked.reason),
    asked.lastDay < circle.firstDay
      ? { field: 'lastDay', reason: 'circles:wrong.beforeFirstDay', first: circle.firstDay }
      : null,
    circle.lastDay === null
      ? null
      : { field: 'lastDay', reason: 'circles:wrong.ended', lastDay: circle.lastDay },
    (await hasLivingParts(work, circle.id)) ? { field: 'lastDay', reason: 'circles:wrong.hasParts' } : null,
  ]);
  if (objection) return objection;
  const persons = [...new Set(standing.seats.map(({ personId }) => personId))];
  for (const personId of persons)
    await storeSeats(work, held, personId, (spans) => endAfter(spans, asked.lastDay));
  await work.db.query(`delete from membership.circle_request where circle_id = $1`, [circle.id]);
  await work.db.update(Circle, { id: circle.id }, { lastDay: asked.lastDay });
  await recordEventsOf(work, [
    {
      subject: 'circle',
      subjectId: circle.id,
      kind: 'circle-ended',
      before: null,
      after: { lastDay: asked.lastDay },
      reason: asked.reason.trim(),
    },
  ]);
  return work.db.findOneByOrFail(Circle, { id: circle.id });
}

async function hasLivingParts({ db }: Work, id: string): Promise<boolean> {
  const rows: readonly unknown[] = await db.query(
    `select from membership.circle where parent_id = $1 and last_day is null limit 1`,
    [id],
  );
  return rows.length > 0;
}
