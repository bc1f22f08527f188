import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { Done } from '../graphql/done.ts';
import type { Work } from '../work.ts';
import { wrongInSubscription } from './wrong-in-subscription.ts';
import type { Subscription } from './wrong-in-subscription.ts';

/** From now on the asking browser is told what its owner wants it to tell, until its session ends. */
export async function addPushDevice(
  { db, actor, now }: Work,
  subscription: Subscription,
): Promise<Done | Refused> {
  if (actor.kind !== 'person') return refuse('NOT_SIGNED_IN');
  const wrong = wrongInSubscription(subscription);
  if (wrong.length > 0) {
    const fields = wrong.map((field) => ({ field, reason: 'refusals:field.invalid' }));
    return refuse('INVALID_INPUT', { fields });
  }
  const { endpoint, p256dh, auth } = subscription;
  // The same browser, from a session of before: it must not be told twice.
  await db.query(
    `delete from post.push_device where account_id = $1 and endpoint = $2 and session_id <> $3`,
    [actor.accountId, endpoint, actor.sessionId],
  );
  await db.query(
    `insert into post.push_device (account_id, session_id, endpoint, p256dh, auth, added_at)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (session_id) do update
       set endpoint = excluded.endpoint, p256dh = excluded.p256dh, auth = excluded.auth`,
    [actor.accountId, actor.sessionId, endpoint, p256dh, auth, now],
  );
  return Done.yes();
}
