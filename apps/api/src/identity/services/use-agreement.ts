import type { Work } from '../../work.ts';

/** Somebody and a service. */
export type SignInToService = { readonly serviceId: string; readonly accountId: string };

/**
 * What somebody has agreed to tell a service, noting that it is used now; null when nothing. What it was told unasked
 * counts as long as it asks nobody.
 */
export async function useAgreement(
  { db, now }: Work,
  { serviceId, accountId }: SignInToService,
): Promise<readonly string[] | null> {
  const [rows]: [readonly { scopes: readonly string[] }[], number] = await db.query(
    `update identity.service_agreement g set last_used_at = greatest(g.last_used_at, $3)
       from identity.service s
      where g.account_id = $2 and g.service_id = $1 and s.id = g.service_id
        and (s.asks_nobody or not g.scopes <@ g.unasked)
      returning array(select scope from unnest(g.scopes) scope
                       where s.asks_nobody or scope <> all (g.unasked)) as scopes`,
    [serviceId, accountId, now],
  );
  return rows[0]?.scopes ?? null;
}
