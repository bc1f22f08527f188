import { dayOf } from '@plenaria/membership';
import type { Day } from '@plenaria/membership';
import type { RequestContext } from '../context.ts';
import { inOrderOf, loaderOf } from '../graphql/loaders.ts';
import { notOver } from '../membership/not-over.ts';
import { Person } from '../membership/person.ts';
import type { View } from '../work.ts';
import { CircleRole } from './circle-role.ts';
import { CircleRequest, CircleSeat } from './circle.ts';
import type { Circle } from './circle.ts';

type Asking = { readonly context: RequestContext; readonly view: View };

type SeatRow = {
  readonly key: string;
  readonly circleId: string;
  readonly personId: string;
  readonly personName: string;
  readonly role: CircleRole;
  readonly from: Day;
  readonly to: Day | null;
  readonly belongs: boolean;
};

// Who is in it today, and who will be.
const SEATS = `
  select s.circle_id as "circleId", s.person_id as "personId", p.name as "personName", to_jsonb(r) as role,
         lower(s.valid)::text as "from", (upper(s.valid) - 1)::text as "to",
         membership.belongs(s.person_id, c.custodian_id, daterange(d.day, d.day, '[]')) as belongs
    from membership.circle_seat s
    join membership.circle c on c.id = s.circle_id
   cross join lateral (select greatest(lower(s.valid), $2::date) as day) d
    join membership.person p on p.id = s.person_id
    join membership.circle_role r on r.slug = s.role
   where upper_inf(s.valid) or upper(s.valid) > $2::date`;

/** Who is in a circle today or will be, who coordinates first. */
export function seatsOf({ context, view }: Asking, circle: Circle): Promise<CircleSeat[]> {
  const loader = loaderOf(context, 'circles.seats', async (ids) => {
    const rows: readonly SeatRow[] = await view.db.query(
      `select seat.*, seat."circleId" as key from (${SEATS}) seat where seat."circleId" = any($1::uuid[])
        order by (seat.role ->> 'position')::integer, seat."personName", seat."from"`,
      [ids, dayOf(context.now)],
    );
    return grouped(context, ids, rows);
  });
  return loader.load(circle.id);
}

/** The seats of those who speak for a member, or are it, today. */
export function seatsOfMember({ context, view }: Asking, memberId: string): Promise<CircleSeat[]> {
  const loader = loaderOf(context, 'circles.seatsOfMember', async (ids) => {
    const rows: readonly SeatRow[] = await view.db.query(
      `with its as (
         select m.id as key, m.person_id as person from membership.member m where m.id = any($1::uuid[])
         union
         select r.member_id, r.person_id from membership.representation r
          where r.member_id = any($1::uuid[]) and r.valid @> $2::date)
       select seat.*, its.key from its join (${SEATS}) seat on seat."personId" = its.person
        order by seat."personName", (seat.role ->> 'position')::integer, seat."from"`,
      [ids, dayOf(context.now)],
    );
    return grouped(context, ids, rows);
  });
  return loader.load(memberId);
}

/** The seats of one person, today or later. */
export async function seatsOfPerson({ context, view }: Asking, personId: string): Promise<CircleSeat[]> {
  const rows: readonly SeatRow[] = await view.db.query(
    `select seat.*, seat."personId" as key from (${SEATS}) seat where seat."personId" = $1
      order by (seat.role ->> 'position')::integer, seat."from", seat."circleId"`,
    [personId, dayOf(context.now)],
  );
  return grouped(context, [personId], rows).flat();
}

/** Who asks to come into a circle, the first first; nobody once it has ended. */
export async function requestsOf({ context, view }: Asking, circle: Circle): Promise<CircleRequest[]> {
  const rows: readonly { id: string; name: string; askedAt: Date; says: string }[] = await view.db.query(
    `select p.id, p.name, q.asked_at as "askedAt", q.says
       from membership.circle_request q join membership.person p on p.id = q.person_id
       join membership.circle c on c.id = q.circle_id
      where q.circle_id = $1 and ${notOver('c', '$2')} order by q.asked_at, p.id`,
    [circle.id, dayOf(context.now)],
  );
  return rows.map(({ id, name, askedAt, says }) =>
    Object.assign(new CircleRequest(), { person: Person.seenBy(context.actor, { id, name }), askedAt, says }),
  );
}

/** Each seat with the circle it is in. */
function grouped(context: RequestContext, keys: readonly string[], rows: readonly SeatRow[]): CircleSeat[][] {
  const seat = ({ circleId, personId, personName, role, from, to, belongs }: SeatRow) =>
    Object.assign(new CircleSeat(), {
      circleId,
      person: Person.seenBy(context.actor, { id: personId, name: personName }),
      role: CircleRole.in(context.language, role),
      from,
      to,
      belongs,
    });
  return inOrderOf(
    keys,
    rows,
    (row) => row.key,
    (seats) => seats.map(seat),
  );
}
