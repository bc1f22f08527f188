import { isRefused, refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { mailJob } from '../post/mail-job.ts';
import type { Work } from '../work.ts';
import { invitationEnds } from './add-invitation.ts';
import { holdInvitation } from './held-invitation.ts';
import { Invitation } from './invitation.ts';
import { objectionToRoleLost } from './objection-to-role-lost.ts';
import { inviterMayStill, mayInviteTo } from './standing-to-invite.ts';

/**
 * Writes once more to somebody who has not answered. They have the whole time again. Whoever sends it is the inviter
 * from now on, so that the letter tells a name that holds; who may not invite to this sends on what its inviter still
 * stands behind.
 */
export async function sendInvitationAgain(work: Work, id: string): Promise<Invitation | Refused> {
  const { actor, db, now } = work;
  if (actor.kind !== 'person') return refuse('NOT_SIGNED_IN');
  const invitation = await holdInvitation(work, id);
  if (isRefused(invitation)) return invitation;
  const becomesTheirs = await mayInviteTo(work, actor, invitation);
  if (!becomesTheirs && !(await inviterMayStill(work, invitation))) return refuse('NOT_ALLOWED');
  const lost = await objectionToRoleLost(work, invitation);
  if (lost) return lost;
  const by = becomesTheirs
    ? { invitedBy: actor.accountId, inviterName: actor.name }
    : { invitedBy: invitation.invitedBy, inviterName: invitation.inviterName };
  const sent = { sentAt: now, sent: invitation.sent + 1, expiresAt: invitationEnds(now) };
  await db.query(
    `update membership.invitation set sent_at = $2, sent = $3, expires_at = $4, invited_by = $5 where id = $1`,
    [id, sent.sentAt, sent.sent, sent.expiresAt, by.invitedBy],
  );
  const letter = { template: 'invited' as const, params: { invitationId: id } };
  await work.later(mailJob(letter, `invited:${id}:${sent.sent}`));
  return Invitation.of({ ...invitation, ...by, ...sent }, now);
}
