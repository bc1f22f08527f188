import { createHash } from 'node:crypto';
import Provider, { errors } from 'oidc-provider';
import type { Adapter, AdapterPayload } from 'oidc-provider';
import type { View, Works } from '../../work.ts';
import { tokenInCookies } from '../cookie.ts';
import { hashOfToken } from '../token.ts';
import { findClient } from './find-client.ts';

/** The provider's session lives as long as the one here in which it began. Of its tokens the library asks itself. */
const LIVES = `(t.kind <> 'Session' or t.account_id is null or exists (
  select from identity.session s join identity.account a on a.id = s.account_id and a.disabled_at is null
   where s.id = t.session_id and s.revoked_at is null and s.expires_at > now()))`;

/** What the provider remembers, in PostgreSQL. What opens something is found by its hash and is not kept itself. */
export function serviceAdapter(works: Works): (kind: string) => Adapter {
  return (kind) => {
    const ask = <Answer>(act: (view: View) => Promise<Answer>): Promise<Answer> =>
      works.read({ actor: { kind: 'system', name: 'services' }, now: new Date() }, act);
    const findBy = (condition: string, value: unknown): Promise<AdapterPayload | undefined> =>
      ask(async ({ db }) => {
        const rows: readonly { payload: AdapterPayload }[] = await db.query(
          `select t.payload from identity.service_token t where t.kind = $1 and ${condition} = $2 and ${LIVES}`,
          [kind, value],
        );
        return rows[0]?.payload;
      });
    const changeBy = (statement: string, ...values: readonly unknown[]): Promise<void> =>
      ask(async ({ db }) => void (await db.query(statement, [...values])));
    return {
      find: async (id) => {
        // Outside of any request nobody asks for a service but the job that tells it who has left.
        if (kind === 'Client') return ask((view) => findClient(view, id, { isTold: !Provider.ctx }));
        const payload = await findBy('t.id_hash', hashOf(id));
        return payload && { ...payload, jti: id };
      },
      findByUid: (uid) => findBy('t.uid', uid),
      findByUserCode: async () => undefined,
      upsert: (id, payload, seconds) =>
        changeBy(KEEP, kind, hashOf(id), { ...payload, jti: undefined }, ...linksOf(kind, payload), seconds),
      consume: (id) => consume(ask, kind, hashOf(id)),
      destroy: (id) =>
        changeBy(`delete from identity.service_token where kind = $1 and id_hash = $2`, kind, hashOf(id)),
      revokeByGrantId: (grantId) =>
        changeBy(`delete from identity.service_token where grant_id = $1`, grantId),
    };
  };
}

const KEEP = `
  insert into identity.service_token
    (kind, id_hash, payload, grant_id, uid, account_id, service_id, session_id, expires_at)
  values ($1, $2, $3, $4, $5, $6, $7, (select id from identity.session where token_hash = $8 and account_id = $6),
          now() + make_interval(secs => $9))
  on conflict (kind, id_hash) do update set payload = excluded.payload, grant_id = excluded.grant_id,
    uid = excluded.uid, account_id = excluded.account_id, service_id = excluded.service_id,
    session_id = excluded.session_id, expires_at = excluded.expires_at`;

const CONSUME = `
  update identity.service_token
     set payload = payload || jsonb_build_object('consumed', extract(epoch from now())::bigint)
   where kind = $1 and id_hash = $2 and not payload ? 'consumed' returning true`;

// A grant is found by its own number, what it gave by the number of the grant.
const REVOKE = `
  with used as (select grant_id from identity.service_token where kind = $1 and id_hash = $2 for update)
  delete from identity.service_token t using used
   where t.grant_id = used.grant_id
      or (t.kind = 'Grant' and t.id_hash = sha256(convert_to(used.grant_id, 'UTF8')))`;

type Ask = <Answer>(act: (view: View) => Promise<Answer>) => Promise<Answer>;

/** Uses up a code. Of several who bring it at the same moment one succeeds; what it was given ends, as with any. */
async function consume(ask: Ask, kind: string, hash: Buffer): Promise<void> {
  const isFirst = await ask(async ({ db }) => {
    const [rows]: [readonly unknown[], number] = await db.query(CONSUME, [kind, hash]);
    if (rows.length === 0) await db.query(REVOKE, [kind, hash]);
    return rows.length > 0;
  });
  if (!isFirst) throw new errors.InvalidGrant('it was used already');
}

/**
 * What a row belongs to, and ends with; of the provider's session also the hash of the token by which the browser is
 * signed in here. A request under way is nobody's: who makes it may sign in anew.
 */
function linksOf(kind: string, payload: AdapterPayload): readonly (string | Buffer | null)[] {
  const { grantId, uid, accountId, clientId } = payload;
  const isSession = kind === 'Session';
  return [
    grantId ?? null,
    isSession ? (uid ?? null) : null,
    kind === 'Interaction' ? null : (accountId ?? null),
    clientId ?? null,
    isSession ? hashOfToken(tokenInCookies(Provider.ctx?.req.headers.cookie) ?? '') : null,
  ];
}

function hashOf(id: string): Buffer {
  return createHash('sha256').update(id).digest();
}
