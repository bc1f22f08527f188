import { isRefused, refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { foldName, objectionToAccept } from '@plenaria/membership';
import { hashOfToken, newToken } from '../identity/token.ts';
import type { View } from '../work.ts';
import { INVITATION, InvitationToMe } from './invitation.ts';
import type { InvitationRow } from './invitation.ts';
import { inviterMayStill } from './standing-to-invite.ts';

/** Makes a link of an invitation and answers its token, which is told once and kept nowhere. */
export async function makeInvitationLink(view: View, invitationId: string): Promise<string> {
  const token = newToken();
  await view.db.query(
    `insert into membership.invitation_link (token_hash, invitation_id, created_at) values ($1, $2, $3)`,
    [hashOfToken(token), invitationId, view.now],
  );
  return token;
}

/**
 * Finds an invitation by its link, as the program: whoever holds the link need not be known here. It holds as long as
 * who sent it could send it: a representative who has left invites nobody any more.
 */
export async function openInvitation(view: View, token: string): Promise<InvitationRow | Refused> {
  const hash = hashOfToken(token);
  if (!hash) return refuse('LINK_UNKNOWN');
  const rows: readonly InvitationRow[] = await view.db.query(
    `${INVITATION} where i.id = (select invitation_id from membership.invitation_link where token_hash = $1)
      for update of i`,
    [hash],
  );
  const invitation = rows[0];
  if (!invitation) return refuse('LINK_UNKNOWN');
  const inviterMay = await inviterMayStill(view, invitation);
  return objectionToAccept(invitation, view.now, inviterMay) ?? invitation;
}

/** What a link is for, told before it is accepted. */
export async function lookAtInvitation(view: View, token: string): Promise<InvitationToMe | Refused> {
  const invitation = await openInvitation(view, token);
  if (isRefused(invitation)) return invitation;
  const rows: readonly { name: string }[] = await view.db.query(
    `select p.name from membership.person p left join identity.account a on a.person_id = p.id
      where a.email = $1 or (p.email = $1 and a.id is null)`,
    [invitation.email],
  );
  const [known, another] = rows;
  const knownAs = known && !another && foldName(known.name) !== foldName(invitation.name) ? known.name : null;
  return Object.assign(new InvitationToMe(), invitation, { knownAs });
}
