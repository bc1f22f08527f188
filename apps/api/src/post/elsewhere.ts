import type { TextKey } from '@plenaria/i18n';
import { invitationState } from '@plenaria/membership';
import { EMAIL_CHANGE } from '../identity/email/email-change.ts';
import type { EmailChangeRow } from '../identity/email/email-change.ts';
import { makeEmailLink } from '../identity/email/email-link.ts';
import { objectionToEmailLink } from '../identity/email/objection-to-email-link.ts';
import { INVITATION } from '../invitations/invitation.ts';
import type { InvitationRow } from '../invitations/invitation.ts';
import { makeInvitationLink } from '../invitations/open-invitation.ts';
import { inviterMayStill } from '../invitations/standing-to-invite.ts';
import type { View, Works } from '../work.ts';
import { isAboutEmail } from './letter.ts';
import type { EmailLetter, Letter } from './letter.ts';
import type { Reader, Told } from './write-letter.ts';

/** A letter that goes elsewhere than to the address of an account, with a link that does one thing of its own. */
export type Elsewhere = {
  readonly addressee: Reader & { readonly accountId: string | null; readonly email: string };
  /** Makes the link when the letter goes. */
  readonly path: (view: View) => Promise<string>;
  readonly told: Told;
};

/** Where a letter goes that is not for an account; null when it has nothing to say any more, undefined for others. */
export async function elsewhereOf(
  works: Works,
  view: View,
  letter: Letter,
): Promise<Elsewhere | null | undefined> {
  if (letter.template === 'invited') return toInvited(works, view, letter.params.invitationId);
  return isAboutEmail(letter) ? aboutEmail(works, view, letter) : undefined;
}

async function aboutEmail(
  works: Works,
  view: View,
  { template, params }: EmailLetter,
): Promise<Elsewhere | null> {
  const rows: readonly (EmailChangeRow & Reader)[] = await works.read(view, ({ db }) =>
    db.query(
      `select ${EMAIL_CHANGE}, a.language, a.time_zone as "timeZone", p.name from identity.email_change c
         join identity.account a on a.id = c.account_id and a.disabled_at is null
         join membership.person p on p.id = a.person_id where c.id = $1`,
      [params.emailChangeId],
    ),
  );
  const change = rows[0];
  const purpose = template === 'email-confirm' ? 'confirm' : 'stop';
  if (!change || objectionToEmailLink(purpose, change, view.now)) return null;
  if ((template === 'email-changed') !== (change.confirmedAt !== null)) return null;
  const { accountId, name, language, timeZone, toEmail, fromEmail } = change;
  const email = purpose === 'confirm' ? toEmail : fromEmail;
  return {
    addressee: { accountId, email, name, language, timeZone },
    path: async (sending) => `/email#${await makeEmailLink(sending, change, purpose)}`,
    told: { until: change.undoUntil ?? change.expiresAt, places: { to: toEmail } },
  };
}

/** Whoever is invited need not be known here; times are told in the zone of who invites. */
async function toInvited(works: Works, view: View, invitationId: string): Promise<Elsewhere | null> {
  const rows: readonly (InvitationRow & { readonly timeZone: string })[] = await works.read(view, ({ db }) =>
    db.query(
      `select i.*, a.time_zone as "timeZone" from (${INVITATION}) i
           join identity.account a on a.id = i."invitedBy" where i.id = $1`,
      [invitationId],
    ),
  );
  const invitation = rows[0];
  if (!invitation) return null;
  const inviterMay = await inviterMayStill(view, invitation);
  if (invitationState(invitation, view.now, inviterMay) !== 'open') return null;
  const { name, email, language, timeZone, inviterName: inviter, role, expiresAt: until } = invitation;
  const organisation = invitation.memberName ?? invitation.custodianName ?? '';
  const as: TextKey = role === null ? 'mail:invited.as.applicant' : `mail:invited.as.${role}`;
  return {
    addressee: { accountId: null, email, name, language, timeZone },
    path: async (sending) => `/invitation#${await makeInvitationLink(sending, invitationId)}`,
    told: { until, as, places: { inviter, organisation } },
  };
}
