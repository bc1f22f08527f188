import { presets } from '@plenaria/voting';
import type { EntityManager } from 'typeorm';

/**
 * Offers the presets as rule packs in a database that does not have them yet. Doing it again
 * changes nothing but adds names in languages that were missing.
 */
export async function ensurePresets(db: EntityManager, now: Date): Promise<void> {
  const rows = presets.map(({ slug, names, rules }, place) => ({ slug, names, rules, place }));
  await db.query(
    `insert into voting.rule_pack (slug, version, names, rules, created_at)
     select slug, 1, names, rules, $2::timestamptz + place * interval '1 microsecond'
       from jsonb_to_recordset($1) as given (slug text, names jsonb, rules jsonb, place integer)
     on conflict on constraint rule_pack_version do update set names = excluded.names || rule_pack.names
       where rule_pack.rules = excluded.rules and not rule_pack.names ?& array(select jsonb_object_keys(excluded.names))`,
    [JSON.stringify(rows), now],
  );
}
