import { isRefused } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { mailJob } from '../post/mail-job.ts';
import type { Work } from '../work.ts';
import { invitationEnds } from './add-invitation.ts';
import { holdInvitation } from './held-invitation.ts';
import { Invitation } from './invitation.ts';

/** Writes once more to somebody who has not answered. They have the whole time again. */
export async function sendInvitationAgain(work: Work, id: string): Promise<Invitation | Refused> {
  const invitation = await holdInvitation(work, id);
  if (isRefused(invitation)) return invitation;
  const { now } = work;
  const sent = { sentAt: now, sent: invitation.sent + 1, expiresAt: invitationEnds(now) };
  await work.db.query(
    `update membership.invitation set sent_at = $2, sent = $3, expires_at = $4 where id = $1`,
    [id, sent.sentAt, sent.sent, sent.expiresAt],
  );
  const letter = { template: 'invited' as const, params: { invitationId: id } };
  await work.later(mailJob(letter, `invited:${id}:${sent.sent}`));
  return Invitation.of({ ...invitation, ...sent }, now);
}
