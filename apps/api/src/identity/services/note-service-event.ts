import type { Work } from '../../work.ts';
import type { Service } from './service.ts';

/** What can be done with a service. */
export type ServiceAct = 'registered' | 'changed' | 'secret-made' | 'disabled' | 'enabled' | 'removed';

/** Writes down who did what with a service; of a change which facts, never their values. */
export async function noteServiceEvent(
  { db, actor, now }: Work,
  { id, name }: Pick<Service, 'id' | 'name'>,
  { what, facts = [] }: { readonly what: ServiceAct; readonly facts?: readonly string[] },
): Promise<void> {
  await db.query(
    `insert into identity.service_event (service_id, service_name, what, facts, account_id, at)
     values ($1, $2, $3, $4, $5, $6)`,
    [id, name, what, facts, actor.kind === 'person' ? actor.accountId : null, now],
  );
}
