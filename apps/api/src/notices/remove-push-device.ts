import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { Done } from '../graphql/done.ts';
import type { Work } from '../work.ts';

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** One of the asker's browsers tells nothing any more, wherever it is. */
export async function removePushDevice({ db, actor }: Work, id: string): Promise<Done | Refused> {
  if (actor.kind !== 'person') return refuse('NOT_SIGNED_IN');
  if (!UUID.test(id)) return refuse('NOT_FOUND');
  const [, removed]: [unknown, number] = await db.query(
    `delete from post.push_device where id = $1 and account_id = $2`,
    [id, actor.accountId],
  );
  return removed === 1 ? Done.yes() : refuse('NOT_FOUND');
}
