import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { Done } from '../graphql/done.ts';
import type { Work } from '../work.ts';
import { emailAddressOf } from './email-address.ts';
import { returnPathOf } from './return-path.ts';
import { limitFor } from './rate-limits.ts';
import type { RateLimit } from './rate-limits.ts';

/** What is asked for: a mail to this address, leading to this page. */
export type LinkRequest = { readonly email: string; readonly returnPath: string | null };

const PER_EMAIL_MAX = 5;
/** A whole cooperative may sit behind one address. */
const PER_ADDRESS_MAX = 300;

/** How often links may be asked for: for one mailbox, and from one network address. */
export function limitsOfLinkRequests(email: string, address: string): readonly RateLimit[] {
  const mailbox = emailAddressOf(email);
  const from = limitFor('links from', address, PER_ADDRESS_MAX);
  // What cannot be an address is nobody's mailbox: one person's slips must not cost another the explanation.
  return mailbox === null ? [from] : [limitFor('link to', mailbox, PER_EMAIL_MAX), from];
}

/**
 * Asks for a sign-in link by mail. Whether anybody has that address is found out later, by a job: here known and
 * unknown addresses take the same steps and are given the same answer.
 */
export async function requestLoginLink(work: Work, asked: LinkRequest): Promise<Done | Refused> {
  const email = emailAddressOf(asked.email);
  const returnPath = asked.returnPath === null ? null : returnPathOf(asked.returnPath);
  const fields = [
    ...(email === null ? [{ field: 'email', reason: 'refusals:field.email' }] : []),
    ...(asked.returnPath !== null && returnPath === null
      ? [{ field: 'returnPath', reason: 'refusals:field.invalid' }]
      : []),
  ];
  if (fields.length > 0) return refuse('INVALID_INPUT', { fields });
  await work.later({ kind: 'login-link', payload: { email, returnPath, askedAt: work.now.toISOString() } });
  return Done.yes();
}
