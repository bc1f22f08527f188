import type { View } from '../work.ts';
import { CircleDecline } from './circle.ts';
import type { Circle } from './circle.ts';

// The last that the history says of a person here: a request that was declined, or a seat.
const LAST = `
  select e.kind, e.at, coalesce(author.name, e.actor) as by, e.reason from membership.register_event e
    left join membership.person author on author.id = e.actor_person_id
   where e.subject_id = $1 and e.kind in ('request-declined', 'seat-changed')
     and e.after @> jsonb_build_object('seats', jsonb_build_array(jsonb_build_object('personId', $2::text)))
   order by e.sequence desc limit 1`;

/** Why the actor's own request to come into a circle was declined, until they ask again or come in. */
export async function findDecline({ db, actor }: View, circle: Circle): Promise<CircleDecline | null> {
  if (actor.kind !== 'person') return null;
  const [last]: readonly (CircleDecline & { readonly kind: string })[] = await db.query(
    `select * from (${LAST}) last where last.kind = 'request-declined'
        and not exists (select from membership.circle_request where circle_id = $1 and person_id::text = $2)`,
    [circle.id, actor.personId],
  );
  if (!last) return null;
  const { at, by, reason } = last;
  return Object.assign(new CircleDecline(), { at, by, reason });
}
