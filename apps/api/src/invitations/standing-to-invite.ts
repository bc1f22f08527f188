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

type Standing = {
  readonly memberId: string;
  readonly isRepresentative: boolean;
  readonly isCustodian: boolean;
  readonly hasRepresentative: boolean;
};
type OpenRoles = readonly RepresentationRole[];

/** To which roles somebody may invite for an organisation today; none where they may not, or it is no member. */
export async function rolesOpenTo(view: View, inviter: Inviter, memberId: string): Promise<OpenRoles> {
  return (await rolesOpenToEach(view, inviter, [memberId])).get(memberId) ?? [];
}

/** The same for several organisations, by their ids; one that is no member is left out. */
export async function rolesOpenToEach(
  { db, now }: View,
  { personId, roles, custodianIds }: Inviter,
  memberIds: readonly string[],
): Promise<ReadonlyMap<string, OpenRoles>> {
  const rows: readonly Standing[] = await db.query(
    `select s.member_id as "memberId", coalesce(bool_or(r.person_id = $2), false) as "isRepresentative",
            s.custodian_id = any($3::uuid[]) as "isCustodian", count(r.person_id) > 0 as "hasRepresentative"
       from membership.membership s
       left join membership.representation r
         on r.member_id = s.member_id and r.role = 'representative' and r.valid @> $4::date
      where s.member_id = any($1::uuid[]) and s.valid @> $4::date group by s.member_id, s.custodian_id`,
    [memberIds, personId, custodianIds, dayOf(now)],
  );
  return new Map(
    rows.map(({ memberId, isCustodian, isRepresentative, hasRepresentative }) => {
      const as: InvitingAs[] = [
        ...(roles.includes('secretary') ? (['secretary'] as const) : []),
        ...(isCustodian ? (['custodian'] as const) : []),
        ...(isRepresentative ? (['representative'] as const) : []),
      ];
      return [memberId, rolesToInvite(as, hasRepresentative)];
    }),
  );
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

type Sent = InvitesTo & { readonly invitedBy: string };

/** May whoever sent an invitation still send it? A representative who has left invites nobody any more. */
export async function inviterMayStill(view: View, invitation: Sent): Promise<boolean> {
  return (await sentByWhoMayStill(view, [invitation])).has(invitation);
}

/** Those of several whose senders may still send them: two statements, and one for each sender. */
export async function sentByWhoMayStill<One extends Sent>(
  view: View,
  invitations: readonly One[],
): Promise<ReadonlySet<One>> {
  const accounts: readonly AccountFacts[] = await view.db.query(
    `select ${ACCOUNT_FACTS} from identity.account a join membership.person p on p.id = a.person_id
      where a.id = any($1::uuid[]) and a.disabled_at is null`,
    [invitations.map(({ invitedBy }) => invitedBy)],
  );
  const still = new Set<One>();
  for (const inviter of accounts) {
    const theirs = invitations.filter(({ invitedBy }) => invitedBy === inviter.accountId);
    const memberIds = theirs.flatMap(({ memberId }) => memberId ?? []);
    const open = memberIds.length > 0 ? await rolesOpenToEach(view, inviter, memberIds) : new Map();
    for (const one of theirs) {
      const mayStill =
        one.custodianId === null
          ? rolesIn(open, one.memberId).some((role) => role === one.role)
          : mayInviteToJoin(inviter, one.custodianId);
      if (mayStill) still.add(one);
    }
  }
  return still;
}

function rolesIn(open: ReadonlyMap<string, OpenRoles>, memberId: string | null): OpenRoles {
  return memberId === null ? [] : (open.get(memberId) ?? []);
}
