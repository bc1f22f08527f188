import type { View } from '../../work.ts';
import { isIssuer } from './attempt.ts';
import { redirectUri } from './redirect-uri.ts';
import { KeptProvider, ProviderConnection, SignInProvider } from './sign-in-provider.ts';

/** The ways to sign in that custodians offer, by what stands on their buttons. Asked as the program. */
export async function findSignInProviders({ db }: View): Promise<readonly SignInProvider[]> {
  const rows: readonly SignInProvider[] = await db.query(
    `select c.slug as custodian, p.label from identity.sign_in_provider p
       join membership.custodian c on c.id = p.custodian_id order by p.label, c.slug`,
  );
  return rows.map((row) => Object.assign(new SignInProvider(), row));
}

/** The custodians that the asking person keeps, each with its provider if it has one. */
export async function findKeptProviders(
  { db, actor }: View,
  publicUrl: string,
): Promise<readonly KeptProvider[]> {
  const own = actor.kind === 'person' ? actor.custodianIds : [];
  const rows: readonly KeptProvider[] = await db.query(
    `select c.id as "custodianId", c.slug as custodian, c.name as "custodianName", p.issuer,
            p.client_id as "clientId", p.label, p.changed_at as "changedAt", p.problem,
            p.failed_at as "failedAt"
       from membership.custodian c left join identity.sign_in_provider p on p.custodian_id = c.id
      where c.id = any ($1::uuid[]) order by c.name, c.slug`,
    [own],
  );
  return rows.map((row) =>
    Object.assign(new KeptProvider(), row, { redirectUri: redirectUri(publicUrl, row.custodian) }),
  );
}

/** The providers by which an account is known, the newest first; also those that have ended. Asked as the program. */
export async function findConnections(
  { db }: View,
  accountId: string,
): Promise<readonly ProviderConnection[]> {
  const rows: readonly ProviderConnection[] = await db.query(
    `select c.id, c.label, c.email, c.connected_at as "connectedAt", c.last_used_at as "lastUsedAt",
            not exists (select from identity.sign_in_provider p where ${isIssuer('p.issuer', 'c.issuer')}) as "hasEnded"
       from identity.provider_connection c where c.account_id = $1 order by c.connected_at desc, c.id`,
    [accountId],
  );
  return rows.map((row) => Object.assign(new ProviderConnection(), row));
}
