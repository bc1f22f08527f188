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

/** Circles are founded and made part of each other one after the other: else two that become part of each other at the
 *  same moment make a ring. Before any circle is held. */
export async function lockCircles({ db }: Work): Promise<void> {
  await db.query(`select pg_advisory_xact_lock(hashtextextended('membership.circle', 0))`);
}

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
  const today = dayOf(view.now);
  const who = circleActor(view.actor);
  const belongs = who.personId !== null && (await belongsTo(view, circle, who.personId, today));
  const may = mayCoordinate(standing, roles, { ...who, belongs }, today);
  return { circle, standing, roles, mayCoordinate: may };
}

/** Who acts, as the rules of circles see it. */
export function circleActor(actor: Actor): Omit<CircleActor, 'belongs'> {
  if (actor.kind === 'system') return { personId: null, actsForAll: true };
  if (actor.kind === 'visitor') return { personId: null, actsForAll: false };
  return { personId: actor.personId, actsForAll: actor.roles.includes('secretary') };
}

/** Does a person belong, from a day until today, to the federation, or to the custodian whose circle it is? Of a day to
 *  come only that day is known. */
export async function belongsTo(view: View, circle: Circle, personId: string, from: Day): Promise<boolean> {
  const today = dayOf(view.now);
  const [row]: readonly { belongs: boolean }[] = await view.db.query(
    `select membership.belongs($1, $2, daterange($3::date, greatest($3::date, $4::date), '[]')) as belongs`,
    [personId, circle.custodianId, from, today],
  );
  return row?.belongs === true;
}
