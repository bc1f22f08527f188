import type { Work } from '../../work.ts';

/** A service, and the session from which somebody signs in to it. */
export type SignInToService = { readonly serviceId: string; readonly sessionId: string };

/** What the person of a session has agreed to tell a service, noting that it is used now; null when nothing. */
export async function useAgreement(
  { db, now }: Work,
  { serviceId, sessionId }: SignInToService,
): Promise<readonly string[] | null> {
  const [rows]: [readonly { scopes: readonly string[] }[], number] = await db.query(
    `update identity.service_agreement g set last_used_at = greatest(g.last_used_at, $3)
       from identity.session s where s.id = $2 and g.account_id = s.account_id and g.service_id = $1
     returning g.scopes`,
    [serviceId, sessionId, now],
  );
  return rows[0]?.scopes ?? null;
}
