import { dayOf, rolesToInvite } from '@plenaria/membership';
import type { InvitingAs, RepresentationRole } from '@plenaria/membership';
import type { Role } from '../graphql/allow.ts';
import { ACCOUNT_FACTS } from '../identity/account-facts.ts';
import type { AccountFacts } from '../identity/account-facts.ts';
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

/** What somebody is invited to: a role for an organisation, or joining through a custodian. */
export type InvitesTo = {
  readonly memberId: string | null;
  readonly role: string | null;
  readonly custodianId: string | null;
};

/** May they invite to this today? */
export async function mayInviteTo(
  view: View,
  inviter: Inviter,
  { memberId, role, custodianId }: InvitesTo,
): Promise<boolean> {
  if (custodianId !== null) return mayInviteToJoin(inviter, custodianId);
  const roles = memberId === null ? [] : await rolesOpenTo(view, inviter, memberId);
  return roles.some((open) => open === role);
}

/** May whoever sent an invitation still send it? A representative who has left invites nobody any more. */
export async function inviterMayStill(
  view: View,
  { invitedBy, ...to }: InvitesTo & { readonly invitedBy: string },
): Promise<boolean> {
  const rows: readonly AccountFacts[] = await view.db.query(
    `select ${ACCOUNT_FACTS} from identity.account a join membership.person p on p.id = a.person_id
      where a.id = $1 and a.disabled_at is null`,
    [invitedBy],
  );
  const inviter = rows[0];
  return inviter !== undefined && mayInviteTo(view, inviter, to);
}
