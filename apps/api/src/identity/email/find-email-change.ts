import type { View } from '../../work.ts';
import { EmailChange } from './email-change.ts';

/** The new address that an account waits to have confirmed, or null. */
export async function findEmailChange({ db, now }: View, accountId: string): Promise<EmailChange | null> {
  const rows: readonly EmailChange[] = await db.query(
    `select to_email as email, expires_at as "expiresAt" from identity.email_change
      where account_id = $1 and confirmed_at is null and stopped_at is null and expires_at > $2`,
    [accountId, now],
  );
  return rows[0] ? Object.assign(new EmailChange(), rows[0]) : null;
}
