import { recordEventsOf } from '../../membership/record-event.ts';
import { unseal } from '../../operations/sealed.ts';
import type { SealingKeys } from '../../operations/sealed.ts';
import type { View, Work } from '../../work.ts';
import type { ProviderClient } from './discover.ts';

/** The provider of a custodian as it is kept. */
export type KeptRow = {
  readonly issuer: string;
  readonly clientId: string;
  readonly label: string;
  readonly sealedSecret: string;
};

/** The provider that a custodian keeps, with its secret opened; null when it keeps none. */
export async function keptClient(
  view: View,
  custodianId: string,
  keys: SealingKeys,
): Promise<(ProviderClient & { readonly label: string }) | null> {
  const row = await keptRow(view, custodianId);
  if (!row) return null;
  const { issuer, clientId, label, sealedSecret } = row;
  return {
    issuer,
    clientId,
    label,
    clientSecret: unseal(sealedSecret, purposeOf(custodianId, issuer), keys) ?? '',
  };
}

/** The provider that a custodian keeps, its secret sealed; null when it keeps none. */
export async function keptRow({ db }: View, custodianId: string): Promise<KeptRow | null> {
  const rows: readonly KeptRow[] = await db.query(
    `select issuer, client_id as "clientId", label, sealed_secret as "sealedSecret"
       from identity.sign_in_provider where custodian_id = $1`,
    [custodianId],
  );
  return rows[0] ?? null;
}

type Facts = Pick<KeptRow, 'issuer' | 'clientId' | 'label'>;

/** Writes into the history of a custodian what became of its provider; never its secret. */
export async function tellOfProvider(
  work: Work,
  subjectId: string,
  { before, after }: { readonly before: Facts | null; readonly after: Facts | null },
): Promise<void> {
  const kind = 'sign-in-provider';
  await recordEventsOf(work, [
    { subject: 'custodian', subjectId, kind, before: told(before), after: told(after) },
  ]);
}

function told(facts: Facts | null): object | null {
  return facts && { issuer: facts.issuer, clientId: facts.clientId, label: facts.label };
}

/** For what a secret is sealed: for this custodian at this issuer, and for nobody else. */
export function purposeOf(custodianId: string, issuer: string): string {
  return `provider of ${custodianId} at ${issuer}`;
}
