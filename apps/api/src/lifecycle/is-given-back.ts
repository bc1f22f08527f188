import { dayOf } from '@plenaria/membership';
import { asProgram } from '../identity/as-program.ts';
import type { View } from '../work.ts';

// It is the membership that has held on each day since. However it ends, who joins again is another member than that,
// on the next day too.
const GIVEN_BACK = `
  select from membership.membership_change c join membership.change_event e on e.change_id = c.id
   where c.member_id = $1 and e.kind = 'reinstated'
     and (select range_agg(s.valid) from membership.membership s where s.member_id = c.member_id)
         @> daterange((e.at at time zone 'UTC')::date, $2::date, '[]')
     and not exists (
       select from membership.register_event r
        where r.subject_id = c.member_id and r.kind = 'joined' and r.at > e.at)`;

/** Have the members given this membership back after an expulsion? Asked as the program: who acts for its custodian by
 *  now need not have been there. */
export async function isGivenBack(view: View, memberId: string): Promise<boolean> {
  return asProgram(view, async () => {
    const rows: readonly unknown[] = await view.db.query(GIVEN_BACK, [memberId, dayOf(view.now)]);
    return rows.length > 0;
  });
}
