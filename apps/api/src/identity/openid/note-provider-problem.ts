import { mailJob } from '../../post/mail-job.ts';
import type { Work } from '../../work.ts';
import { holdersOf } from '../roles/holders-of.ts';
import type { ProviderProblem } from './discover.ts';

type Provider = { readonly custodianId: string; readonly issuer: string };
type Noted = { readonly label: string; readonly was: ProviderProblem | null };

/** Notes for those who keep a provider why it let nobody in; with null, that it has let somebody in. A site that
 *  it refuses is theirs to mend: they are written to, once. */
export async function noteProviderProblem(
  work: Work,
  provider: Provider,
  problem: ProviderProblem | null,
): Promise<void> {
  const { db, now } = work;
  const { custodianId, issuer } = provider;
  const before: readonly Noted[] = await db.query(
    `select label, problem as was from identity.sign_in_provider where custodian_id = $1 and issuer = $2 for update`,
    [custodianId, issuer],
  );
  const [noted] = before;
  if (!noted || (noted.was === null && problem === null)) return;
  await db.query(
    `update identity.sign_in_provider
        set problem = $3::text, failed_at = case when $3::text is not null then $4::timestamptz end
      where custodian_id = $1 and issuer = $2`,
    [custodianId, issuer, problem, now],
  );
  if (problem === 'CLIENT_REFUSED' && noted.was !== problem) await tellKeepers(work, provider, noted.label);
}

async function tellKeepers(work: Work, { custodianId, issuer }: Provider, label: string): Promise<void> {
  const at = work.now.toISOString();
  const keepers = await holdersOf(work, { roles: ['custodian'], custodianIds: [custodianId], except: null });
  for (const accountId of keepers)
    await work.later(
      mailJob(
        { template: 'provider-refuses', accountId, params: { provider: label, at } },
        `provider-refuses:${custodianId}:${issuer}:${at}:${accountId}`,
      ),
    );
}
