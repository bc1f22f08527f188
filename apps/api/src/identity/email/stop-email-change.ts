import { isRefused, refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import type { Work } from '../../work.ts';
import { securityLetter } from '../security-letter.ts';
import { endSession } from '../start-session.ts';
import { isAddressTaken } from './address-taken.ts';
import { EmailLink } from './email-change.ts';
import type { EmailChangeRow } from './email-change.ts';
import { openEmailLink } from './email-link.ts';
import { endSessionsBut, moveAddress } from './move-address.ts';

/**
 * Whoever reads the mail of the old address stops a change, or undoes it. It was not them who asked: the browser that
 * asked is signed out, and what has been undone takes with it whatever else was opened since.
 */
export async function stopEmailChange(asked: Work, token: string): Promise<EmailLink | Refused> {
  const opened = await openEmailLink(asked, token);
  if (isRefused(opened)) return opened;
  const { change, purpose, owner: work } = opened;
  const { actor, now } = work;
  if (purpose !== 'stop' || actor.kind !== 'person') return refuse('LINK_UNKNOWN');
  const { accountId, sessionId, fromEmail: to, toEmail: from } = change;
  const wasConfirmed = change.confirmedAt !== null;
  if (wasConfirmed) {
    if (await isAddressTaken(work, to, accountId)) return refuse('ADDRESS_TAKEN');
    await moveAddress(work, { accountId, personId: actor.personId, from, to });
    await closeDoorsSince(work, change);
  } else if (sessionId) {
    await endSession(work, accountId, sessionId);
  }
  await work.db.query(
    `update identity.email_change set stopped_at = $3
      where account_id = $1 and asked_at >= $2 and stopped_at is null`,
    [accountId, change.askedAt, now],
  );
  if (wasConfirmed) await work.later(securityLetter('email-restored', { accountId, what: from, at: now }));
  return Object.assign(new EmailLink(), { purpose, email: from, confirmed: wasConfirmed, until: now });
}

/** Every session ends, and so does whatever lets in that was added since the change was asked for. */
async function closeDoorsSince(work: Work, { accountId, askedAt }: EmailChangeRow): Promise<void> {
  const { db, now } = work;
  await endSessionsBut(work, accountId, null);
  await db.query(
    `update identity.passkey set revoked_at = $3, revoked_for = 'owner'
      where account_id = $1 and created_at >= $2 and revoked_at is null`,
    [accountId, askedAt, now],
  );
  await db.query(`delete from identity.provider_connection where account_id = $1 and connected_at >= $2`, [
    accountId,
    askedAt,
  ]);
  await db.query(
    `update identity.api_token set revoked_at = $3
      where account_id = $1 and created_at >= $2 and revoked_at is null`,
    [accountId, askedAt, now],
  );
  await db.query(`delete from identity.password where account_id = $1 and set_at >= $2`, [
    accountId,
    askedAt,
  ]);
  await db.query(`delete from identity.recovery_code where account_id = $1 and created_at >= $2`, [
    accountId,
    askedAt,
  ]);
}
