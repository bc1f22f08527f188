import { changesBetween } from '@plenaria/membership';
import type { Span } from '@plenaria/membership';
import { assertAllWritten, inAnyOrder } from '../membership/store-spans.ts';
import { recordEventsOf } from '../membership/record-event.ts';
import type { Work } from '../work.ts';
import type { HeldCircle } from './held-circle.ts';

/** Changes what a person was, is and will be in a circle, and tells the history; false when it stays the same. */
export async function storeSeats(
  work: Work,
  { circle, standing }: HeldCircle,
  personId: string,
  after: (spans: readonly Span[]) => readonly Span[],
  reason: string | null = null,
): Promise<boolean> {
  const before: readonly Span[] = standing.seats
    .filter((seat) => seat.personId === personId)
    .map(({ id, role, from, to }) => ({ id, value: role, from, to }));
  const { added, changed, removed } = changesBetween(before, after(before));
  if (added.length + changed.length + removed.length === 0) return false;
  const rows = (spans: readonly Span[]) => JSON.stringify(spans);
  const given = `jsonb_to_recordset($1) as given (id uuid, value text, "from" date, "to" date)`;
  const days = `daterange(given."from", given."to", '[]')`;
  await inAnyOrder(work.db, async () => {
    const ended: unknown = await work.db.query(
      `delete from membership.circle_seat s using ${given} where s.id = given.id`,
      [rows(removed)],
    );
    assertAllWritten(ended, removed.length, 'circle_seat');
    const moved: unknown = await work.db.query(
      `update membership.circle_seat s set role = given.value, valid = ${days} from ${given} where s.id = given.id`,
      [rows(changed)],
    );
    assertAllWritten(moved, changed.length, 'circle_seat');
    await work.db.query(
      `insert into membership.circle_seat (circle_id, person_id, role, valid)
       select $2, $3, given.value, ${days} from ${given}`,
      [rows(added), circle.id, personId],
    );
  });
  const tell = ({ value, from, to }: Span) => ({ personId, role: value, from, to });
  const touched = new Set([...changed, ...removed].map(({ id }) => id));
  const was = before.filter(({ id }) => touched.has(id)).map(tell);
  await recordEventsOf(work, [
    {
      subject: 'circle',
      subjectId: circle.id,
      kind: 'seat-changed',
      before: was.length > 0 ? { seats: was } : null,
      after: { seats: [...changed, ...added].map(tell) },
      reason,
    },
  ]);
  return true;
}
