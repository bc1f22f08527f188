import { makeBundle } from '@plenaria/voting';
import type { LogEntry } from '@plenaria/voting';
import type { EntityManager } from 'typeorm';
import { Decision } from './decision.ts';
import { DecisionText } from './decision-text.ts';
import { isId } from './plain-text.ts';
import { rollLineOf, RollEntry } from './roll-entry.ts';
import { RulePack } from './rule-pack.ts';

/** A bundle as it goes out: its exact text, and the hash that tells one bundle from another. */
export type Bundle = { readonly text: string; readonly logHead: string; readonly number: number };

/**
 * Everything a stranger needs to check a closed decision; null while it is not closed. Made from the rows
 * each time, never from a kept copy: what somebody changed in the tables shows.
 */
export async function findBundle(db: EntityManager, decisionId: string): Promise<Bundle | null> {
  const decision = isId(decisionId) ? await db.findOneBy(Decision, { id: decisionId }) : null;
  if (decision?.state !== 'closed' || decision.logHead === null) return null;
  const [pack, texts, entries, log] = await Promise.all([
    db.findOneByOrFail(RulePack, { id: decision.rulePackId }),
    db.find(DecisionText, {
      where: { decisionId: decision.id, version: decision.textVersion, status: 'reviewed' },
      order: { language: 'asc' },
    }),
    db.find(RollEntry, { where: { decisionId: decision.id }, order: { position: 'asc' } }),
    db.query<LogEntry[]>(
      `select sequence, kind, payload, previous_hash as "previousHash", hash
         from voting.log_entry where decision_id = $1 order by sequence`,
      [decision.id],
    ),
  ]);
  const text = makeBundle({
    texts: texts.map(({ language, version, title, body }) => ({ language, version, title, body })),
    rules: pack.rules,
    roll: entries.map(rollLineOf),
    log,
  });
  return { text, logHead: decision.logHead, number: decision.number };
}
