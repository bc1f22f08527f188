import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { Done } from '../../graphql/done.ts';
import type { Work } from '../../work.ts';
import { securityLetter } from '../security-letter.ts';

/** Takes the asking person's password away and writes to them; passkeys and links go on opening. */
export async function removePassword(work: Work): Promise<Done | Refused> {
  const { actor, db, now } = work;
  if (actor.kind !== 'person') return refuse('NOT_SIGNED_IN');
  const { accountId } = actor;
  const [, removed]: [unknown, number] = await db.query(
    `delete from identity.password where account_id = $1`,
    [accountId],
  );
  if (removed === 1) await work.later(securityLetter('password-removed', { accountId, what: null, at: now }));
  return Done.yes();
}
