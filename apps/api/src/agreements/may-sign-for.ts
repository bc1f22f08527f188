import { dayOf } from '@plenaria/membership';
import type { View } from '../work.ts';

/** May this person sign for a member today? Its representative may, an alternate may not, and an individual may for
 *  themself. */
export async function maySignFor(view: View, memberId: string, personId: string): Promise<boolean> {
  const [row] = await view.db.query<{ may: boolean }[]>(
    `select exists (
       select from membership.member m
         join membership.membership s on s.member_id = m.id and s.valid @> $3::date
        where m.id = $1 and (m.person_id = $2 or exists (
          select from membership.representation r
           where r.member_id = m.id and r.person_id = $2 and r.role = 'representative' and r.valid @> $3::date))
     ) as may`,
    [memberId, personId, dayOf(view.now)],
  );
  return row?.may ?? false;
}
