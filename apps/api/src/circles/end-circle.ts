import { isRefused } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { dayOf, endAfter, goOnAfter, isOver } from '@plenaria/membership';
import type { Day } from '@plenaria/membership';
import { refuseFields } from '../membership/change-member.ts';
import type { WrongField } from '../membership/change-member.ts';
import { recordEventsOf } from '../membership/record-event.ts';
import type { Work } from '../work.ts';
import { Circle } from './circle.ts';
import { holdCircle } from './held-circle.ts';
import { storeSeats } from './store-seats.ts';
import { wrongReason } from '../membership/wrong-reason.ts';

/** Which circle ends, after which day, and why; without a day one that was to end goes on. */
export type CircleEnd = { readonly id: string; readonly lastDay: Day | null; readonly reason: string };

/** Ends a circle, and with it everybody's seat. Who was in it stays readable. Until its last day is over another one
 *  may be written, or none: whoever was to stay until its end then stays as long as it does. */
export async function endCircle(work: Work, asked: CircleEnd): Promise<Circle | Refused> {
  const held = await holdCircle(work, asked.id);
  if (isRefused(held)) return held;
  const { circle, standing } = held;
  const { lastDay } = asked;
  const before = circle.lastDay;
  const objection = refuseFields([
    ...wrongReason(asked.reason),
    objectionToDay(circle, lastDay, dayOf(work.now)),
    lastDay !== null && (await hasPartsAfter(work, circle.id, lastDay))
      ? { field: 'lastDay', reason: 'circles:wrong.hasParts' }
      : null,
  ]);
  if (objection) return objection;
  const persons = [...new Set(standing.seats.map(({ personId }) => personId))];
  for (const personId of persons)
    await storeSeats(work, held, personId, (spans) => {
      const open = before === null ? spans : goOnAfter(spans, before);
      return lastDay === null ? open : endAfter(open, lastDay);
    });
  if (isOver({ lastDay }, dayOf(work.now)))
    await work.db.query(`delete from membership.circle_request where circle_id = $1`, [circle.id]);
  await work.db.update(Circle, { id: circle.id }, { lastDay });
  await recordEventsOf(work, [
    {
      subject: 'circle',
      subjectId: circle.id,
      kind: lastDay === null ? 'circle-goes-on' : 'circle-ended',
      before: before === null ? null : { lastDay: before },
      after: { lastDay },
      reason: asked.reason.trim(),
    },
  ]);
  return work.db.findOneByOrFail(Circle, { id: circle.id });
}

function objectionToDay(circle: Circle, lastDay: Day | null, today: Day): WrongField | null {
  const wrong = (reason: string, details: object = {}) => ({ field: 'lastDay', reason, ...details });
  if (isOver(circle, today)) return wrong('circles:wrong.ended', { lastDay: circle.lastDay });
  if (lastDay === circle.lastDay)
    return wrong(lastDay === null ? 'refusals:field.required' : 'circles:wrong.endsThen');
  return lastDay !== null && lastDay < circle.firstDay
    ? wrong('circles:wrong.beforeFirstDay', { first: circle.firstDay })
    : null;
}

async function hasPartsAfter({ db }: Work, id: string, lastDay: Day): Promise<boolean> {
  const rows: readonly unknown[] = await db.query(
    `select from membership.circle where parent_id = $1 and (last_day is null or last_day > $2::date) limit 1`,
    [id, lastDay],
  );
  return rows.length > 0;
}
