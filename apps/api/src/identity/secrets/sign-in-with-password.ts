import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import type { View, Work } from '../../work.ts';
import type { Opened } from '../door.ts';
import { emailAddressOf } from '../email-address.ts';
import { limitFor } from '../rate-limits.ts';
import type { RateLimit } from '../rate-limits.ts';
import { startSession } from '../start-session.ts';
import type { Browser } from '../start-session.ts';
import { isPassword } from './password-hashes.ts';

/** Who somebody says they are. */
export type Credentials = { readonly email: string; readonly password: string };

const PER_EMAIL_MAX = 10;
/** A whole cooperative may sit behind one address, each mistyping once or twice. */
const PER_ADDRESS_MAX = 100;

/** How often passwords may be tried: for one mailbox, and from one network address. */
export function limitsOfPasswords(email: string, address: string): readonly RateLimit[] {
  const mailbox = emailAddressOf(email);
  const from = limitFor('passwords from', address, PER_ADDRESS_MAX);
  // What cannot be an address is nobody's mailbox: one person's slips must not cost another the explanation.
  return mailbox === null ? [from] : [limitFor('password of', mailbox, PER_EMAIL_MAX), from];
}

/** How often somebody who is signed in may try theirs: what strangers try in public does not count. */
export function limitOfOwnPassword(accountId: string): RateLimit {
  return limitFor('own password of', accountId, PER_EMAIL_MAX);
}

/**
 * Whose password this is. Unknown addresses, accounts without a password and wrong passwords take the same steps, the
 * same time and the same words. Asked outside the transaction: hashing holds no connection.
 */
export async function accountOfPassword(
  view: View,
  { email, password }: Credentials,
): Promise<{ readonly accountId: string } | Refused> {
  const rows: readonly { accountId: string; hash: string }[] = await view.db.query(
    `select a.id as "accountId", p.hash from identity.account a join identity.password p on p.account_id = a.id
     where a.email = $1 and a.disabled_at is null`,
    [emailAddressOf(email) ?? ''],
  );
  const fits = await isPassword(password, rows[0]?.hash ?? null);
  if (fits === null) return refuse('TOO_MANY_REQUESTS');
  return fits && rows[0] ? { accountId: rows[0].accountId } : refuse('SIGN_IN_FAILED');
}

/** Signs in somebody whose password was right. */
export async function signInWithPassword(work: Work, accountId: string, browser: Browser): Promise<Opened> {
  const session = await startSession(work, accountId, { ...browser, method: 'password', isCertain: true });
  return { accountId, returnPath: null, ...session };
}
