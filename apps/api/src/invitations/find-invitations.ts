import { dayOf } from '@plenaria/membership';
import { isOutsider } from '../is-outsider.ts';
import type { View } from '../work.ts';
import { INVITATION, Invitation, MayInvite } from './invitation.ts';
import type { InvitationRow } from './invitation.ts';
import { rolesOpenToEach, sentByWhoMayStill } from './standing-to-invite.ts';

const INVITATIONS_MAX = 100;

/** The invitations that the asker could have sent, those that wait first; of one organisation if its slug is given. */
export async function findInvitations(view: View, member: string | null): Promise<readonly Invitation[]> {
  const { db, now } = view;
  const rows: readonly InvitationRow[] = await db.query(
    `${INVITATION} where $1::text is null or m.slug = $1
      order by (i.accepted_at is null and i.withdrawn_at is null) desc, i.sent_at desc, i.id limit ${INVITATIONS_MAX}`,
    [member],
  );
  // Of what is over nobody asks who sent it.
  const open = rows.filter(({ acceptedAt, withdrawnAt }) => acceptedAt === null && withdrawnAt === null);
  const still = await sentByWhoMayStill(view, open);
  return rows.map((row) => Invitation.of(row, now, !open.includes(row) || still.has(row)));
}

/**
 * What the asker may invite to: for the organisation of this slug, or else for those they represent; and, where no
 * organisation is named, through which custodians to join.
 */
export async function findMayInvite(view: View, slug: string | null): Promise<readonly MayInvite[]> {
  const { actor, db, now } = view;
  if (actor.kind !== 'person' || isOutsider(actor)) return [];
  const members: readonly { id: string; name: string }[] = await db.query(
    `select m.id, m.name from membership.member m
      where m.kind = 'organisation' and case when $1::text is not null then m.slug = $1
        else exists (select from membership.representation r where r.member_id = m.id and r.person_id = $2
                        and r.role = 'representative' and r.valid @> $3::date) end
      order by m.name`,
    [slug, actor.personId, dayOf(now)],
  );
  const found: MayInvite[] = [];
  const ids = members.map(({ id }) => id);
  const open = await rolesOpenToEach(view, actor, ids);
  for (const { id, name } of members)
    for (const role of open.get(id) ?? []) found.push(mayInvite({ memberId: id, memberName: name, role }));
  if (slug !== null) return found;
  const custodians: readonly { custodian: string; custodianName: string }[] = await db.query(
    `select slug as custodian, name as "custodianName" from membership.custodian
      where $1 or id = any($2::uuid[]) order by name`,
    [actor.roles.includes('secretary'), actor.custodianIds],
  );
  return [...found, ...custodians.map(mayInvite)];
}

function mayInvite(to: Partial<MayInvite>): MayInvite {
  const nothing = { memberId: null, memberName: null, role: null, custodian: null, custodianName: null };
  return Object.assign(new MayInvite(), nothing, to);
}
