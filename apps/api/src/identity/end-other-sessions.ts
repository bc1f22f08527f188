import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { Done } from '../graphql/done.ts';
import type { Work } from '../work.ts';
import { stopOpenChange } from './email/ask-email-change.ts';
import { securityLetter } from './security-letter.ts';

/** Ends every session of the asking person but the one that asks, with another address that was asked for there, and
 *  writes to them that it was done. */
export async function endOtherSessions(work: Work): Promise<Done | Refused> {
  const { actor, db, now } = work;
  if (actor.kind !== 'person') return refuse('NOT_SIGNED_IN');
  const { accountId, sessionId } = actor;
  const [ended]: [readonly { id: string }[], number] = await db.query(
    `update identity.session set revoked_at = now()
     where account_id = $1 and id <> $2 and revoked_at is null and expires_at > now() returning id`,
    [accountId, sessionId],
  );
  if (ended.length === 0) return Done.yes();
  await stopOpenChange(
    work,
    accountId,
    ended.map(({ id }) => id),
  );
  await work.later(securityLetter('sessions-ended', { accountId, what: String(ended.length), at: now }));
  return Done.yes();
}
