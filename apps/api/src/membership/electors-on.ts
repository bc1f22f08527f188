import type { Day } from '@plenaria/membership';
import type { EntityManager } from 'typeorm';
import type { MemberKind } from './member.ts';

/** Who may vote on a day: what an electoral roll is made of. */
export type Elector = {
  readonly memberId: string;
  readonly slug: string;
  readonly name: string;
  readonly kind: MemberKind;
  /** In the federation's order. */
  readonly classes: readonly string[];
  /** Person ids: the representative first, then the alternates; an individual alone. */
  readonly voters: readonly string[];
};

/** A member of a day: an elector if it is not paused then. */
export type MemberOnDay = Elector & { readonly paused: boolean };

/** Every member whose membership is held on this day and not paused, in the order of slugs. */
export async function electorsOn(db: EntityManager, day: Day): Promise<readonly Elector[]> {
  return (await membersOn(db, day)).filter(({ paused }) => !paused);
}

/** Every member whose membership is held on this day, in the order of slugs. */
export function membersOn(db: EntityManager, day: Day): Promise<readonly MemberOnDay[]> {
  return db.query(
    `select m.id as "memberId", m.slug, m.name, m.kind,
       exists (select from membership.pause p where p.member_id = m.id and p.valid @> $1::date) as paused,
       coalesce(held.classes, '{}') as classes,
       case when m.person_id is not null then array[m.person_id] else coalesce(speaking.voters, '{}') end as voters
     from membership.member m
     join membership.membership s on s.member_id = m.id and s.valid @> $1::date
     left join (
       select h.member_id, array_agg(h.class order by c.position) as classes
       from membership.class_holding h join membership.member_class c on c.slug = h.class
       where h.valid @> $1::date group by h.member_id
     ) held on held.member_id = m.id
     left join (
       select r.member_id, array_agg(r.person_id order by r.role desc, lower(r.valid), r.person_id) as voters
       from membership.representation r
       where r.role <> 'delegate' and r.valid @> $1::date group by r.member_id
     ) speaking on speaking.member_id = m.id
     order by m.slug collate "C"`,
    [day],
  );
}
