import type { Role } from '../graphql/allow.ts';
import { isOutsider } from '../is-outsider.ts';
import type { View } from '../work.ts';
import { outside } from './account-facts.ts';
import { Session } from './session.ts';
import type { Viewer } from './viewer.ts';

/** The roles an account holds today. */
export async function findRoles(view: View, accountId: string): Promise<readonly Role[]> {
  const rows: readonly { role: Role }[] = await view.db.query(
    `select distinct role from identity.role_grant where account_id = $1 and revoked_at is null order by role`,
    [accountId],
  );
  return rows.map((row) => row.role);
}

/** Does whoever has this account belong here, and not only apply to join? Of who asks it is known already; somebody
 *  who has just signed in asked as a visitor. */
export async function findBelongs(view: View, accountId: string): Promise<boolean> {
  const { actor } = view;
  if (actor.kind === 'person' && actor.accountId === accountId) return !isOutsider(actor);
  const rows: readonly { isOutside: boolean }[] = await view.db.query(
    `select ${outside('a')} as "isOutside" from identity.account a where a.id = $1`,
    [accountId],
  );
  return rows[0]?.isOutside === false;
}

/** The sessions in which an account is signed in, the latest use first. */
export async function findSessions(view: View, viewer: Viewer): Promise<readonly Session[]> {
  const sessions = await view.db
    .createQueryBuilder(Session, 's')
    .where('s.account_id = :accountId and s.revoked_at is null and s.expires_at > now()', {
      accountId: viewer.accountId,
    })
    .orderBy('s.last_seen_at', 'DESC')
    .getMany();
  return sessions.map((session) =>
    Object.assign(session, { current: session.id === viewer.currentSessionId }),
  );
}
