import type { Role } from '../graphql/allow.ts';
import type { Work } from '../work.ts';

/** What somebody is entrusted with; who acts for a custodian acts for one in particular. */
export type Trust =
  | { readonly role: Exclude<Role, 'custodian'> }
  | { readonly role: 'custodian'; readonly custodianId: string };

/** Entrusts an account with a role; it is not an error when it has the role already. */
export async function grantRole(work: Work, accountId: string, trust: Trust): Promise<void> {
  const { actor, now } = work;
  const by = actor.kind === 'person' ? actor.accountId : actor.kind === 'system' ? actor.name : 'visitor';
  await work.db.query(
    `insert into identity.role_grant (account_id, role, custodian_id, granted_at, granted_by)
     values ($1, $2, $3, $4, $5)
     on conflict do nothing`,
    [accountId, trust.role, trust.role === 'custodian' ? trust.custodianId : null, now, by],
  );
}
