import { dayOf } from '@plenaria/membership';
import { asProgram } from '../identity/as-program.ts';
import type { View } from '../work.ts';

// What the members said holds as long as the membership goes on from that day without a gap, however it ended: who
// joins again is another member than that. Who leaves is one until the last day is over.
const GIVEN_BACK = `
  select from membership.membership_change c
    join membership.change_event given on given.change_id = c.id and given.kind = 'reinstated'
   where c.member_id = $1 and c.kind = 'expulsion' and c.state = 'reinstated'
     and daterange((given.at at time zone 'UTC')::date, $2::date, '[]') <@ (
       select range_agg(s.valid) from membership.membership s where s.member_id = c.member_id)
     and not exists (
       select from membership.membership_change later
        where later.member_id = c.member_id and later.number > c.number
          and (later.state = 'left' and later.first_day < $2::date or exists (
            select from membership.change_event e where e.change_id = later.id and e.kind = 'expelled')))`;

/** Have the members given this membership back after an expulsion? Asked as the program: who acts for its custodian by
 *  now need not have been there. */
export async function isGivenBack(view: View, memberId: string): Promise<boolean> {
  return asProgram(view, async () => {
    const rows: readonly unknown[] = await view.db.query(GIVEN_BACK, [memberId, dayOf(view.now)]);
    return rows.length > 0;
  });
}
