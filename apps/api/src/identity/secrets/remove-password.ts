import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { Done } from '../../graphql/done.ts';
import type { Work } from '../../work.ts';

/** Takes the asking person's password away; passkeys and links go on opening. */
export async function removePassword({ actor, db }: Work): Promise<Done | Refused> {
  if (actor.kind !== 'person') return refuse('NOT_SIGNED_IN');
  await db.query(`delete from identity.password where account_id = $1`, [actor.accountId]);
  return Done.yes();
}
