import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import type { Work } from '../work.ts';
import { Account } from './account.ts';

/** Ends the welcome, its questions answered or put off; once is enough. Answers the account. */
export async function finishWelcome({ actor, db, now }: Work): Promise<Account | Refused> {
  if (actor.kind !== 'person') return refuse('NOT_SIGNED_IN');
  const account = await db.findOneByOrFail(Account, { id: actor.accountId });
  account.welcomedAt ??= now;
  return db.save(account);
}
