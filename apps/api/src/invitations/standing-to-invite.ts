import { dayOf, rolesToInvite } from '@plenaria/membership';
import type { InvitingAs, RepresentationRole } from '@plenaria/membership';
import type { Role } from '../graphql/allow.ts';
import type { View } from '../work.ts';

/** Who would invite: a person with what they are trusted with. */
export type Inviter = {
  readonly personId: string;
  readonly roles: readonly Role[];
  readonly custodianIds: readonly string[];
};

/** To which roles somebody may invite for an organisation today; none where they may not, or it is no member. */
export async function rolesOpenTo(
  { db, now }: View,
  { personId, roles, custodianIds }: Inviter,
  memberId: string,
): Promise<readonly RepresentationRole[]> {
  const rows: readonly { isRepresentative: boolean; isCustodian: boolean; hasRepresentative: boolean }[] =
    await db.query(
      `select coalesce(bool_or(r.person_id = $2), false) as "isRepresentative",
              s.custodian_id = any($3::uuid[]) as "isCustodian", count(r.person_id) > 0 as "hasRepresentative"
         from membership.membership s
         left join membership.representation r
           on r.member_id = s.member_id and r.role = 'representative' and r.valid @> $4::date
        where s.member_id = $1 and s.valid @> $4::date group by s.custodian_id`,
      [memberId, personId, custodianIds, dayOf(now)],
    );
  const row = rows[0];
  if (!row) return [];
  const as: InvitingAs[] = [
    ...(roles.includes('secretary') ? (['secretary'] as const) : []),
    ...(row.isCustodian ? (['custodian'] as const) : []),
    ...(row.isRepresentative ? (['representative'] as const) : []),
  ];
  return rolesToInvite(as, row.hasRepresentative);
}

/** May they invite to join through a custodian? */
export function mayInviteToJoin({ roles, custodianIds }: Inviter, custodianId: string): boolean {
  return roles.includes('secretary') || custodianIds.includes(custodianId);
}
