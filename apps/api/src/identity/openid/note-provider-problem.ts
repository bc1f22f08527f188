import type { Work } from '../../work.ts';
import type { ProviderProblem } from './discover.ts';

/** Notes for those who keep a provider why it let nobody in; with null, that it has let somebody in. */
export async function noteProviderProblem(
  { db, now }: Work,
  { custodianId, issuer }: { readonly custodianId: string; readonly issuer: string },
  problem: ProviderProblem | null,
): Promise<void> {
  await db.query(
    `update identity.sign_in_provider set problem = $3::text, failed_at = case when $3::text is not null then $4::timestamptz end
      where custodian_id = $1 and issuer = $2 and (problem is not null or $3::text is not null)`,
    [custodianId, issuer, problem, now],
  );
}
