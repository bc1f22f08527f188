import type { Work } from '../../work.ts';
import type { Stranger } from './attempt.ts';

/** Whose account somebody is known as by their provider, and notes that they came. Asked as the program. */
export async function accountKnownAs(
  { db, now }: Work,
  { issuer, subject }: Stranger,
): Promise<string | null> {
  const [rows]: [readonly { accountId: string }[], number] = await db.query(
    `update identity.provider_connection p set last_used_at = $3 from identity.account a
      where p.issuer = $1 and p.subject = $2 and a.id = p.account_id and a.disabled_at is null
     returning p.account_id as "accountId"`,
    [issuer, subject, now],
  );
  return rows[0]?.accountId ?? null;
}
