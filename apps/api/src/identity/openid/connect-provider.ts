import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { Done } from '../../graphql/done.ts';
import type { Work } from '../../work.ts';
import { securityLetter } from '../security-letter.ts';
import { endWaiting } from './attempt.ts';
import type { Waiting } from './attempt.ts';

/** From now on the asking person is known by the provider at whose door they waited, and is written to. */
export async function connectProvider(work: Work, waiting: Waiting): Promise<Done | Refused> {
  const { actor, db, now } = work;
  if (actor.kind !== 'person') return refuse('NOT_SIGNED_IN');
  const { accountId } = actor;
  const { stateHash, issuer, subject, email, label } = waiting;
  if (!(await endWaiting(work, stateHash))) return refuse('PROVIDER_SIGN_IN_OVER');
  await db.query(
    `insert into identity.provider_connection (account_id, issuer, subject, label, email, connected_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [accountId, issuer, subject, label, email, now],
  );
  await work.later(securityLetter('provider-connected', { accountId, what: label, at: now }));
  return Done.yes();
}
