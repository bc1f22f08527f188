import type { Role } from '../graphql/allow.ts';
import type { Work } from '../work.ts';

/** Entrusts an account with a role; it is not an error when it has the role already. */
export async function grantRole(work: Work, accountId: string, role: Role): Promise<void> {
  const { actor, now } = work;
  const by = actor.kind === 'person' ? actor.accountId : actor.kind === 'system' ? actor.name : 'visitor';
  await work.db.query(
    `insert into identity.role_grant (account_id, role, granted_at, granted_by) values ($1, $2, $3, $4)
     on conflict do nothing`,
    [accountId, role, now, by],
  );
}
