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
import type { HeldCircle } from './held-circle.ts';
import { storeSeats } from './store-seats.ts';
import { tellOfCircle } from './tell-of-circle.ts';
import { wrongReason } from '../membership/wrong-reason.ts';

/** Which circle ends, after which day, and why; without a day one that was to end goes on. */
export type CircleEnd = { readonly id: string; readonly lastDay: Day | null; readonly reason: string };

/** Ends a circle, and with it everybody's seat. Who was in it stays readable. Until its last day is over another one
 *  may be written, or none: whoever was to stay until its end then stays as long as it does. All of them
 *  are told, and whoever asks to come in. */
export async function endCircle(work: Work, asked: CircleEnd): Promise<Circle | Refused> {
  const held = await holdCircle(work, asked.id);
  if (isRefused(held)) return held;
  const { circle } = held;
  const { lastDay } = asked;
  const before = circle.lastDay;
  const reason = asked.reason.trim();
  const objection = refuseFields([
    ...wrongReason(asked.reason),
    objectionToDay(circle, lastDay, dayOf(work.now)),
    lastDay !== null && (await hasPartsAfter(work, circle.id, lastDay))
      ? { field: 'lastDay', reason: 'circles:wrong.hasParts' }
      : null,
  ]);
  if (objection) return objection;
  const persons = [...(await changeSeats(work, held, lastDay)), ...(await whoAsk(work, circle.id))];
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
      reason,
    },
  ]);
  await tellOfCircle(work, { circle, persons }, lastDay === null ? 'circle-goes-on' : 'circle-ended', {
    day: lastDay,
    text: reason,
  });
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

/** Ends everybody's seat with the circle, or lets it go on; whose seat is another now. */
async function changeSeats(work: Work, held: HeldCircle, lastDay: Day | null): Promise<readonly string[]> {
  const { circle, standing } = held;
  const changed: string[] = [];
  for (const personId of new Set(standing.seats.map((seat) => seat.personId))) {
    const isChanged = await storeSeats(work, held, personId, (spans) => {
      const open = circle.lastDay === null ? spans : goOnAfter(spans, circle.lastDay);
      return lastDay === null ? open : endAfter(open, lastDay);
    });
    if (isChanged) changed.push(personId);
  }
  return changed;
}

async function whoAsk({ db }: Work, id: string): Promise<readonly string[]> {
  const rows: readonly { id: string }[] = await db.query(
    `select person_id as id from membership.circle_request where circle_id = $1`,
    [id],
  );
  return rows.map((row) => row.id);
}

async function hasPartsAfter({ db }: Work, id: string, lastDay: Day): Promise<boolean> {
  const rows: readonly unknown[] = await db.query(
    `select from membership.circle where parent_id = $1 and (last_day is null or last_day > $2::date) limit 1`,
    [id, lastDay],
  );
  return rows.length > 0;
}
