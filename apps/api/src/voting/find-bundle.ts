import type { EntityManager } from 'typeorm';
import { isId } from './plain-text.ts';

/** A closed decision, and the hash that tells one of its bundles from another. */
export type Bundled = { readonly id: string; readonly number: number; readonly logHead: string };

/** The closed decision that this bundle is asked of; null while it is not closed. */
export async function findBundled(db: EntityManager, decisionId: string): Promise<Bundled | null> {
  if (!isId(decisionId)) return null;
  const rows = await db.query<Bundled[]>(
    `select id, number, log_head as "logHead" from voting.decision
      where id = $1 and state = 'closed' and log_head is not null`,
    [decisionId],
  );
  return rows[0] ?? null;
}

// One value of text: ten thousand rows would each be turned into an object on the way.
// A line of the roll is what `rollLineOf` makes of it.
const PARTS = `
  select jsonb_build_object(
    'texts', (
      select coalesce(jsonb_agg(t order by language), '[]')
        from (select language, version, title, body from voting.decision_text
               where decision_id = d.id and version = d.text_version and status = 'reviewed') t),
    'rules', p.rules,
    'roll', (
      select jsonb_agg(jsonb_build_object(
          'electorId', elector_id, 'kind', kind, 'class', class, 'college', college, 'weight', unit_weight,
          'name', case when kind = 'organisation' then name end, 'active', active, 'voters', voter_ids)
        order by position)
        from voting.roll_entry where decision_id = d.id),
    'log', (
      select jsonb_agg(jsonb_build_object(
          'sequence', sequence, 'kind', kind, 'payload', payload, 'previousHash', previous_hash, 'hash', hash)
        order by sequence)
        from voting.log_entry where decision_id = d.id)
  )::text as parts
  from voting.decision d join voting.rule_pack p on p.id = d.rule_pack_id where d.id = $1`;

/**
 * Everything a stranger needs to check a closed decision, as the JSON of `BundleParts`. Made from the
 * rows, never from a kept copy: what somebody changed in the tables shows.
 */
export async function findBundleParts(db: EntityManager, decisionId: string): Promise<string> {
  const rows = await db.query<{ readonly parts: string }[]>(PARTS, [decisionId]);
  const parts = rows[0]?.parts;
  if (parts === undefined) throw new Error('a closed decision has the parts of a bundle');
  return parts;
}
