import type { Through } from '@plenaria/agreements';
import { countryOf } from '@plenaria/membership';
import type { View } from '../work.ts';

/** An application that goes on, and through whom, in which classes, it asks to be held. */
export type Applied = {
  readonly id: string;
  /** Of the organisation; null when the person applies as themself. */
  readonly name: string | null;
  readonly through: Through;
};

type Row = {
  id: string;
  name: string | null;
  custodian_id: string;
  jurisdiction: string;
  classes: string[];
};

/** What somebody applies for and is not decided yet, the oldest first; one that was rejected counts as long as they may
 *  appeal. What is not handed in asks nothing yet. */
export async function findApplied({ db, now }: View, accountId: string): Promise<readonly Applied[]> {
  const rows = await db.query<Row[]>(
    `select x.id, case when x.kind = 'organisation' then x.name end as name, x.custodian_id, coalesce(c.jurisdiction, c.country) as jurisdiction, x.classes
       from membership.application x join membership.custodian c on c.id = x.custodian_id
      where x.account_id = $1 and x.state not in ('draft', 'admitted', 'refused', 'withdrawn')
        and (x.state <> 'rejected' or x.until > $2)
      order by x.number`,
    [accountId, now],
  );
  return rows.map(({ id, name, custodian_id: custodianId, jurisdiction, classes }) => ({
    id,
    name,
    through: { custodianId, jurisdiction: countryOf(jurisdiction), classes },
  }));
}
