import type { Viewer } from '../identity/viewer.ts';
import type { View } from '../work.ts';
import { PushDevice } from './push-device.ts';

/** The browsers that tell an account what happens, the newest first. One whose session ran out is none any more. */
export async function findPushDevices(
  { db }: View,
  { accountId, currentSessionId }: Pick<Viewer, 'accountId' | 'currentSessionId'>,
): Promise<readonly PushDevice[]> {
  const rows: readonly (Omit<PushDevice, 'current'> & { readonly sessionId: string })[] = await db.query(
    `select d.id, d.session_id as "sessionId", s.user_agent as "userAgent", d.added_at as "addedAt",
            d.last_used_at as "lastUsedAt"
       from post.push_device d
       join identity.session s on s.id = d.session_id and s.revoked_at is null and s.expires_at > now()
      where d.account_id = $1 order by d.added_at desc, d.id`,
    [accountId],
  );
  return rows.map(({ sessionId, ...row }) =>
    Object.assign(new PushDevice(), row, { current: sessionId === currentSessionId }),
  );
}
