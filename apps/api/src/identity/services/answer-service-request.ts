import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import type { InteractionResults } from 'oidc-provider';
import type { Work } from '../../work.ts';
import { isAnother } from './service-request.ts';
import type { OpenRequest } from './service-request.ts';

/**
 * What the provider is told of the asking person's answer. A yes is kept, beside what they agreed to before. What
 * the service is told unasked, as its operator chose, stands there as well: it is on the page of what they share.
 * But it counts as no yes once the service asks.
 */
export async function answerServiceRequest(
  { actor, db, now }: Work,
  open: OpenRequest,
  agrees: boolean,
): Promise<InteractionResults | Refused> {
  if (actor.kind !== 'person') return refuse('NOT_SIGNED_IN');
  const { service, scopes, wantsCertainty, asksAgain } = open;
  const unasked = service.asksNobody && !asksAgain ? scopes : [];
  if (isAnother(actor.accountId, open)) return { error: 'login_required' };
  if (!agrees) return { error: 'access_denied' };
  if (wantsCertainty && !actor.isCertain) return refuse('STEP_UP_NEEDED');
  const { accountId, sessionId } = actor;
  await db.query(
    `insert into identity.service_agreement as g (account_id, service_id, scopes, unasked, agreed_at, last_used_at)
     values ($1, $2, $3, $5, $4, $4)
     on conflict on constraint service_agreement_once do update set
       unasked = array(
         select scope from unnest(g.unasked) scope where scope = any ($5) or scope <> all ($3)
         union select scope from unnest($5::text[]) scope where scope <> all (g.scopes)
         order by scope),
       agreed_at = case when g.scopes @> excluded.scopes and (cardinality($5::text[]) > 0 or not g.unasked && $3)
                        then g.agreed_at else excluded.agreed_at end,
       scopes = array(select distinct scope from unnest(g.scopes || excluded.scopes) scope order by scope)`,
    [accountId, service.id, scopes, now, unasked],
  );
  // Since when they are certain, in seconds since 1970: OpenID's auth_time.
  const rows: readonly { ts: number }[] = await db.query(
    `select extract(epoch from greatest(created_at, stepped_up_at))::integer as ts
       from identity.session where id = $1`,
    [sessionId],
  );
  return { login: { accountId, ts: rows[0]?.ts ?? 0 }, consent: {} };
}
