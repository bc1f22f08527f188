import { dayOf } from '@plenaria/membership';
import { inOrderOf } from '../graphql/loaders.ts';
import { notOver } from '../membership/not-over.ts';
import type { View } from '../work.ts';
import { Circle } from './circle.ts';

// Who lets people into a circle c today: a seat alone does not say so.
const COORDINATED = `
  membership.circle_seat s join membership.circle_role r on r.slug = s.role
   where s.circle_id = c.id and r.coordinates and s.valid @> $1::date
     and membership.belongs(s.person_id, c.custodian_id, daterange($1::date, $1::date, '[]'))`;

/** The persons who coordinate a circle today. */
export async function coordinatorsOf({ db, now }: View, circle: Circle): Promise<readonly string[]> {
  const rows: readonly { id: string }[] = await db.query(
    `select distinct s.person_id as id from membership.circle c, lateral (select s.person_id from ${COORDINATED}) s
      where c.id = $2`,
    [dayOf(now), circle.id],
  );
  return rows.map(({ id }) => id);
}

/** The circles into which somebody asks to come, whose answer waits for the actor: as one who coordinates it, or as
 *  secretary where nobody does. Who has waited longest comes first. */
export async function findWaitingCircles({ db, actor, now }: View): Promise<Circle[]> {
  if (actor.kind !== 'person') return [];
  const rows: readonly { id: string }[] = await db.query(
    `select c.id from membership.circle c
       join membership.circle_request q on q.circle_id = c.id and q.person_id <> $2
      where ${notOver('c', '$1')}
        and (exists (select from ${COORDINATED} and s.person_id = $2)
             or ($3 and not exists (select from ${COORDINATED})))
      group by c.id order by min(q.asked_at), c.id`,
    [dayOf(now), actor.personId, actor.roles.includes('secretary')],
  );
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  const circles = await db.createQueryBuilder(Circle, 'c').where('c.id in (:...ids)', { ids }).getMany();
  return inOrderOf(
    ids,
    circles,
    ({ id }) => id,
    (found) => found,
  ).flat();
}
