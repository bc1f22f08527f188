import type { Role } from '../graphql/allow.ts';
import type { Work } from '../work.ts';
import { byOf } from './roles/entrust-role.ts';
import { tellOfRole } from './roles/tell-of-role.ts';

/** What somebody is entrusted with; who acts for a custodian acts for one in particular. */
export type Trust =
  | { readonly role: Exclude<Role, 'custodian'> }
  | { readonly role: 'custodian'; readonly custodianId: string };

/** Entrusts an account with a role, and writes to whom that concerns. It is not an error when it has it already. */
export async function grantRole(work: Work, accountId: string, trust: Trust): Promise<void> {
  const { actor, now } = work;
  const { role } = trust;
  const custodianId = trust.role === 'custodian' ? trust.custodianId : null;
  const [row]: readonly { id: string }[] = await work.db.query(
    `insert into identity.role_grant (account_id, role, custodian_id, granted_at, granted_by)
     values ($1, $2, $3, $4, $5)
     on conflict do nothing returning id`,
    [accountId, role, custodianId, now, byOf(actor)],
  );
  if (row) await tellOfRole(work, 'given', { id: row.id, accountId, role, custodianId, reason: '' });
}
