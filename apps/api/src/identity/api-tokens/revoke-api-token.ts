import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { Done } from '../../graphql/done.ts';
import { isId } from '../../membership/is-id.ts';
import type { Work } from '../../work.ts';

/** Ends one of the asking person's tokens at once. Asked of nobody twice: who fears for a key must be quick. */
export async function revokeApiToken({ actor, db }: Work, id: string): Promise<Done | Refused> {
  if (actor.kind !== 'person') return refuse('NOT_SIGNED_IN');
  if (!isId(id)) return refuse('NOT_FOUND');
  const [, ended]: [unknown, number] = await db.query(
    `update identity.api_token set revoked_at = now()
     where id = $1 and account_id = $2 and revoked_at is null and expires_at > now()`,
    [id, actor.accountId],
  );
  return ended === 1 ? Done.yes() : refuse('NOT_FOUND');
}
