import { dayOf, mayCoordinate } from '@plenaria/membership';
import type { Circle as Standing, CircleActor, Day, Seat } from '@plenaria/membership';
import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { isId } from '../membership/is-id.ts';
import type { Actor, View, Work } from '../work.ts';
import { CircleRole } from './circle-role.ts';
import { Circle } from './circle.ts';

/** A seat as it is kept. */
type KeptSeat = Seat & { readonly id: string };

/** A circle with everybody who was, is or will be in it, and what the actor may do there. */
export type HeldCircle = {
  readonly circle: Circle;
  readonly standing: Pick<Standing, 'lastDay'> & { readonly seats: readonly KeptSeat[] };
  readonly roles: readonly CircleRole[];
  readonly mayCoordinate: boolean;
};

/** The circle, alone in our hands until the transaction ends; refuses an id that none has. */
export async function holdCircle(work: Work, id: string): Promise<HeldCircle | Refused> {
  if (!isId(id)) return refuse('NOT_FOUND');
  await work.db.query(`select from membership.circle where id = $1 for update`, [id]);
  const circle = await work.db.findOneBy(Circle, { id });
  return circle ? standingOf(work, circle) : refuse('NOT_FOUND');
}

/** A circle as its rules see it. */
export async function standingOf(view: View, circle: Circle): Promise<HeldCircle> {
  const seats: readonly KeptSeat[] = await view.db.query(
    `select id, person_id as "personId", role, lower(valid)::text as "from", (upper(valid) - 1)::text as "to"
       from membership.circle_seat where circle_id = $1 order by valid`,
    [circle.id],
  );
  const roles = await view.db.find(CircleRole, { order: { position: 'asc' } });
  const standing = { lastDay: circle.lastDay, seats };
  const may = mayCoordinate(standing, roles, circleActor(view.actor), dayOf(view.now));
  return { circle, standing, roles, mayCoordinate: may };
}

/** Who acts, as the rules of circles see it. */
export function circleActor(actor: Actor): CircleActor {
  if (actor.kind === 'system') return { personId: null, actsForAll: true };
  if (actor.kind === 'visitor') return { personId: null, actsForAll: false };
  return { personId: actor.personId, actsForAll: actor.roles.includes('secretary') };
}

/** Does a person belong, on a day, to the federation, or to the custodian whose circle it is? */
export async function belongsTo(view: View, circle: Circle, personId: string, day: Day): Promise<boolean> {
  const rows: readonly unknown[] = await view.db.query(
    `select from membership.member m
       join membership.membership s on s.member_id = m.id and s.valid @> $2::date
      where ($3::uuid is null or s.custodian_id = $3)
        and (m.person_id = $1 or exists (select from membership.representation r
              where r.member_id = m.id and r.person_id = $1 and r.valid @> $2::date))
      limit 1`,
    [personId, day, circle.custodianId],
  );
  return rows.length > 0;
}
