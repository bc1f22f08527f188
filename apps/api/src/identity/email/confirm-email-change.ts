import { isRefused, refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { mailJob } from '../../post/mail-job.ts';
import type { Work } from '../../work.ts';
import { isAddressTaken } from './address-taken.ts';
import { EmailLink, UNDO_DAYS } from './email-change.ts';
import { openEmailLink } from './email-link.ts';
import { endSessionsBut, moveAddress } from './move-address.ts';

const DAY_MS = 86_400_000;

/**
 * Whoever reads the mail of the new address confirms it. From now on the account is reached there; every browser but
 * the one that asked is signed out, and the old address is told how to undo it.
 */
export async function confirmEmailChange(asked: Work, token: string): Promise<EmailLink | Refused> {
  const opened = await openEmailLink(asked, token);
  if (isRefused(opened)) return opened;
  const { change, purpose, owner: work } = opened;
  const { actor, db, now } = work;
  if (purpose !== 'confirm' || actor.kind !== 'person') return refuse('LINK_UNKNOWN');
  const { id, accountId, fromEmail: from, toEmail: to } = change;
  // Told to who has shown that they read the mail of this address.
  if (await isAddressTaken(work, to, accountId)) return refuse('ADDRESS_TAKEN');
  const undoUntil = new Date(now.getTime() + UNDO_DAYS * DAY_MS);
  await moveAddress(work, { accountId, personId: actor.personId, from, to });
  await db.query(`update identity.email_change set confirmed_at = $2, undo_until = $3 where id = $1`, [
    id,
    now,
    undoUntil,
  ]);
  await endSessionsBut(work, accountId, change.sessionId);
  const params = { emailChangeId: id };
  await work.later(mailJob({ template: 'email-changed', accountId, params }, `email-changed:${id}`));
  return Object.assign(new EmailLink(), { purpose, email: to, confirmed: true, until: undoUntil });
}
