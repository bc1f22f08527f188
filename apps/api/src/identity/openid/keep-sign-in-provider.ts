import { seal } from '../../operations/sealed.ts';
import type { SealingKeys } from '../../operations/sealed.ts';
import type { Work } from '../../work.ts';
import { keptRow, purposeOf, tellOfProvider } from './kept-provider.ts';
import type { WrittenProvider } from './wrong-in-provider.ts';

/** Keeps a provider that has been tried; its custodian's history tells of it, never of its secret. */
export async function keepSignInProvider(
  work: Work,
  written: WrittenProvider,
  keys: SealingKeys,
): Promise<void> {
  const { db, now } = work;
  const { custodianId, issuer, clientId, clientSecret, label } = written;
  await db.query(`select pg_advisory_xact_lock(hashtextextended('identity.sign_in_provider', 0))`);
  const before = await keptRow(work, custodianId);
  const sealed = seal(clientSecret, purposeOf(custodianId, issuer), keys);
  await db.query(
    `insert into identity.sign_in_provider (custodian_id, issuer, client_id, sealed_secret, label, changed_at)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (custodian_id) do update set issuer = excluded.issuer, client_id = excluded.client_id,
       sealed_secret = excluded.sealed_secret, label = excluded.label, changed_at = excluded.changed_at,
       problem = null, failed_at = null`,
    [custodianId, issuer, clientId, sealed, label, now],
  );
  await tellOfProvider(work, custodianId, { before, after: { issuer, clientId, label } });
}
