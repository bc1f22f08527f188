import { dayOf, likenessOf } from '@plenaria/membership';
import type { View } from '../work.ts';
import { Alike } from './application-file.ts';
import type { Application } from './application.ts';

/** Something with a name like this application's: whose it is, and through which custodian. */
export type Similar = Alike & { readonly custodian: string | null; readonly memberId: string | null };

type Named = {
  readonly name: string;
  readonly website: string | null;
  readonly custodian: string | null;
  readonly memberId: string | null;
  readonly slug: string | null;
  readonly as: string;
};

// Whose membership begins on a later day is a member, not somebody who was one. The register of organisations is
// public. Applications are not: of those only their names are asked, as the program.
const NAMED = `
  select m.name, m.website, c.name as custodian, m.id as "memberId", m.slug,
         case when s.id is null then 'former' else 'member' end as "as"
    from membership.member m
    left join lateral (
      select t.id, t.custodian_id from membership.membership t
       where t.member_id = m.id and (upper_inf(t.valid) or upper(t.valid) > $1::date)
       order by t.valid limit 1) s on true
    left join membership.custodian c on c.id = s.custodian_id
   where m.kind = 'organisation'
  union all
  select a.name, a.website, c.name, null, null, 'applying'
    from membership.names_applying() a join membership.custodian c on c.id = a.custodian_id
   where a.id <> $2`;

/** What may be the same organisation as the applicant, in the register or among open applications; surest first. */
export async function findAlike(view: View, application: Application): Promise<readonly Similar[]> {
  if (application.kind === 'individual') return [];
  const named: readonly Named[] = await view.db.query(NAMED, [dayOf(view.now), application.id]);
  const alike = named.flatMap((other) => {
    const likeness = likenessOf(application, other);
    return likeness === 'different' ? [] : [Object.assign(new Alike(), other, { likeness })];
  });
  return alike.toSorted((one, other) => Number(other.likeness === 'same') - Number(one.likeness === 'same'));
}
