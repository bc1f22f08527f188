import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { Done } from '../../graphql/done.ts';
import type { Work } from '../../work.ts';
import { Account } from '../account.ts';
import { emailAddressOf } from '../email-address.ts';
import { limitFor } from '../rate-limits.ts';
import type { RateLimit } from '../rate-limits.ts';
import { CONFIRM_HOURS } from './email-change.ts';

const PER_ACCOUNT_MAX = 5;
const PER_EMAIL_MAX = 5;
const HOUR_MS = 3_600_000;

/** How often somebody may ask, and how often one mailbox may be written to. */
export function limitsOfEmailChanges(email: string, accountId: string): readonly RateLimit[] {
  const mailbox = emailAddressOf(email);
  const of = limitFor('address of', accountId, PER_ACCOUNT_MAX);
  return mailbox === null ? [] : [of, limitFor('address to', mailbox, PER_EMAIL_MAX)];
}

/**
 * Somebody wants to sign in by another address. Whether anybody has it is found out later, by a job: here known and
 * unknown addresses take the same steps and are given the same answer. What was asked before is stopped.
 */
export async function askEmailChange(work: Work, asked: string): Promise<Done | Refused> {
  const { actor, db, now } = work;
  if (actor.kind !== 'person') return refuse('NOT_SIGNED_IN');
  const email = emailAddressOf(asked);
  if (email === null) return wrong('refusals:field.email');
  const { accountId, sessionId } = actor;
  // One after the other, so that of many that are asked for at once the last one stands.
  const account = await db.findOneOrFail(Account, {
    where: { id: accountId },
    lock: { mode: 'pessimistic_write' },
  });
  if (account.email === email) return wrong('refusals:field.unchanged');
  await stopOpenChange(work, accountId);
  const rows: readonly { id: string }[] = await db.query(
    `insert into identity.email_change (account_id, session_id, from_email, to_email, asked_at, expires_at)
     values ($1, $2, $3, $4, $5, $6) returning id`,
    [accountId, sessionId, account.email, email, now, new Date(now.getTime() + CONFIRM_HOURS * HOUR_MS)],
  );
  await work.later({ kind: 'email-change', payload: { changeId: rows[0]?.id } });
  return Done.yes();
}

/** Ends what an account has asked for and nobody has confirmed; with `sessions`, what was asked from these. */
export async function stopOpenChange(
  { db, now }: Work,
  accountId: string,
  sessions: readonly string[] | null = null,
): Promise<void> {
  await db.query(
    `update identity.email_change set stopped_at = $2
      where account_id = $1 and confirmed_at is null and stopped_at is null
        and ($3::uuid[] is null or session_id = any($3))`,
    [accountId, now, sessions],
  );
}

function wrong(reason: string): Refused {
  return refuse('INVALID_INPUT', { fields: [{ field: 'email', reason }] });
}
