import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import type { InteractionResults } from 'oidc-provider';
import type { Work } from '../../work.ts';
import { isAnother } from './service-request.ts';
import type { OpenRequest } from './service-request.ts';

/**
 * What the provider is told of the asking person's answer. A yes is kept, beside what they agreed to before; so is that
 * of somebody whom the service's operator lets through unasked, since it stands on the page of what they share.
 */
export async function answerServiceRequest(
  { actor, db, now }: Work,
  open: OpenRequest,
  agrees: boolean,
): Promise<InteractionResults | Refused> {
  if (actor.kind !== 'person') return refuse('NOT_SIGNED_IN');
  const { service, scopes, wantsCertainty } = open;
  if (isAnother(actor.accountId, open)) return { error: 'login_required' };
  if (!agrees) return { error: 'access_denied' };
  if (wantsCertainty && !actor.isCertain) return refuse('STEP_UP_NEEDED');
  const { accountId, sessionId } = actor;
  await db.query(
    `insert into identity.service_agreement as g (account_id, service_id, scopes, agreed_at, last_used_at)
     values ($1, $2, $3, $4, $4)
     on conflict on constraint service_agreement_once do update set
       agreed_at = case when g.scopes @> excluded.scopes then g.agreed_at else excluded.agreed_at end,
       scopes = array(select distinct scope from unnest(g.scopes || excluded.scopes) scope order by scope)`,
    [accountId, service.id, scopes, now],
  );
  // Since when they are certain, in seconds since 1970: OpenID's auth_time.
  const rows: readonly { ts: number }[] = await db.query(
    `select extract(epoch from greatest(created_at, stepped_up_at))::integer as ts
       from identity.session where id = $1`,
    [sessionId],
  );
  return { login: { accountId, ts: rows[0]?.ts ?? 0 }, consent: {} };
}
