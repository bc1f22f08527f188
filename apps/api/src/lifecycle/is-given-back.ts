import { asProgram } from '../identity/as-program.ts';
import type { View } from '../work.ts';

// An end of the membership after it ends what the members said of it: who joins again is another member than that.
const GIVEN_BACK = `
  select from membership.membership_change c
   where c.member_id = $1 and c.kind = 'expulsion' and c.state = 'reinstated' and not exists (
     select from membership.membership_change later
      where later.member_id = c.member_id and later.number > c.number
        and (later.state = 'left' or exists (
          select from membership.change_event e where e.change_id = later.id and e.kind = 'expelled')))`;

/** Have the members given this membership back after an expulsion? Asked as the program: who acts for its custodian by
 *  now need not have been there. */
export async function isGivenBack(view: View, memberId: string): Promise<boolean> {
  return asProgram(view, async () => {
    const rows: readonly unknown[] = await view.db.query(GIVEN_BACK, [memberId]);
    return rows.length > 0;
  });
}
