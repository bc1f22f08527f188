import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import type { Work } from '../../work.ts';

/** Who agreed, and since when they are certain, in seconds since 1970, as OpenID's `auth_time` counts. */
export type Agreed = { readonly accountId: string; readonly certainAt: number };

/** Keeps that the asking person agrees to tell a service these things, beside what they agreed to before. */
export async function agreeToService(
  { actor, db, now }: Work,
  serviceId: string,
  scopes: readonly string[],
): Promise<Agreed | Refused> {
  if (actor.kind !== 'person') return refuse('NOT_SIGNED_IN');
  await db.query(
    `insert into identity.service_agreement as g (account_id, service_id, scopes, agreed_at, last_used_at)
     values ($1, $2, $3, $4, $4)
     on conflict on constraint service_agreement_once do update set
       agreed_at = case when g.scopes @> excluded.scopes then g.agreed_at else excluded.agreed_at end,
       scopes = array(select distinct scope from unnest(g.scopes || excluded.scopes) scope order by scope)`,
    [actor.accountId, serviceId, scopes, now],
  );
  const rows: readonly { at: number }[] = await db.query(
    `select extract(epoch from greatest(created_at, stepped_up_at))::integer as at from identity.session where id = $1`,
    [actor.sessionId],
  );
  return { accountId: actor.accountId, certainAt: rows[0]?.at ?? 0 };
}
