import { createHash } from 'node:crypto';
import pg from 'pg';
import type { Config } from '../src/config.ts';
import { serveBarePath } from './bare-path.ts';

const SESSION = `
  select a.person_id from identity.session s
    join identity.account a on a.id = s.account_id and a.disabled_at is null
   where s.token_hash = $1 and s.revoked_at is null and s.expires_at > now()`;
const COLUMNS = `
  m.id, m.slug, m.kind, m.name, m.country, m.website, m.invented, m.contribution ->> 'en' as contribution,
  m.about ->> 'en' as about, json_build_object('slug', c.slug, 'name', c.name) as custodian`;
const STANDING = `
  membership.member m
  join membership.membership s on s.member_id = m.id and s.valid @> current_date
  join membership.custodian c on c.id = s.custodian_id`;
const SMALL = `select ${COLUMNS} from ${STANDING} where m.slug = $1`;
const LIST = `
  select ${COLUMNS}, count(*) over () as total,
         array(select json_build_object('class', json_build_object('slug', h.class), 'from', lower(h.valid))
                 from membership.class_holding h where h.member_id = m.id and h.valid @> current_date) as classes
    from ${STANDING} order by m.folded_name limit $1`;

/** The floor with a database: the same rows in one statement each, no framework, no permissions. */
export function bareOnDatabase(config: Config): Promise<number> {
  const pool = new pg.Pool({ connectionString: config.databaseUrl, max: config.databasePool });
  return serveBarePath(async ({ variables }, cookie) => {
    const token = cookie.replace('__Host-plenaria=', '');
    await pool.query(SESSION, [createHash('sha256').update(token).digest()]);
    if ('slug' in variables) return { member: (await pool.query(SMALL, [variables['slug']])).rows[0] };
    const { rows } = await pool.query<{ readonly total: string }>(LIST, [variables['first']]);
    return { members: { totalCount: Number(rows[0]?.total ?? 0), nodes: rows } };
  });
}
