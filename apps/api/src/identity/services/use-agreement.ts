import type { Work } from '../../work.ts';

/** Somebody and a service. */
export type SignInToService = { readonly serviceId: string; readonly accountId: string };

/** What somebody has agreed to tell a service, noting that it is used now; null when nothing. */
export async function useAgreement(
  { db, now }: Work,
  { serviceId, accountId }: SignInToService,
): Promise<readonly string[] | null> {
  const [rows]: [readonly { scopes: readonly string[] }[], number] = await db.query(
    `update identity.service_agreement set last_used_at = greatest(last_used_at, $3)
      where account_id = $2 and service_id = $1 returning scopes`,
    [serviceId, accountId, now],
  );
  return rows[0]?.scopes ?? null;
}
