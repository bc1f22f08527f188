import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { Done } from '../../graphql/done.ts';
import { federationName } from '../../membership/federation-name.ts';
import type { Work } from '../../work.ts';
import { Account } from '../account.ts';
import { securityLetter } from '../security-letter.ts';
import { objectionToPassword } from './objection-to-password.ts';
import { hashPassword } from './password-hashes.ts';

/** Gives the asking person a password, or another one, and writes to them that it was done. */
export async function setPassword(work: Work, password: string): Promise<Done | Refused> {
  const { actor, db, now } = work;
  if (actor.kind !== 'person') return refuse('NOT_SIGNED_IN');
  const { email } = await db.findOneByOrFail(Account, { id: actor.accountId });
  const owner = { email, name: actor.name, federation: await federationName(work) };
  const problem = await objectionToPassword(password, owner);
  if (problem) return refuse('INVALID_INPUT', { fields: [{ field: 'password', ...problem }] });
  const hash = await hashPassword(password);
  if (hash === null) return refuse('TOO_MANY_REQUESTS');
  await db.query(
    `insert into identity.password (account_id, hash, set_at) values ($1, $2, $3)
     on conflict (account_id) do update set hash = excluded.hash, set_at = excluded.set_at`,
    [actor.accountId, hash, now],
  );
  await work.later(securityLetter('password-set', { accountId: actor.accountId, what: null, at: now }));
  return Done.yes();
}
