import { collegeLabel, labelled, turnout } from '@plenaria/voting';
import type { RulePack as Rules, TallyResult, Turnout as Counted } from '@plenaria/voting';
import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { inOrderOf } from '../graphql/loaders.ts';
import { Decision } from './decision.ts';
import { rollLineOf, RollEntry } from './roll-entry.ts';
import { RulePack } from './rule-pack.ts';
import type { Turnout } from './turnout.ts';

/** A turnout, and the rules that say what its colleges are called. */
export type RuledTurnout = { readonly counted: Counted; readonly rules: Rules };

/** The turnout as a reader of this language is told it. */
export function turnoutIn(language: string, { counted, rules }: RuledTurnout): Turnout {
  const colleges = counted.colleges.map((college) => ({
    ...college,
    name: collegeLabel(rules, college.name, language),
  }));
  return { ...counted, colleges, sentences: labelled(counted.sentences, rules, language) };
}

/** How many have voted in one decision; null before its opening. */
export async function findTurnout(db: EntityManager, decisionId: string): Promise<RuledTurnout | null> {
  return (await findTurnouts(db, [decisionId])).get(decisionId) ?? null;
}

/**
 * How many have voted, for several decisions at once. What was closed keeps its count; what is open is
 * counted.
 */
export async function findTurnouts(
  db: EntityManager,
  ids: readonly string[],
): Promise<ReadonlyMap<string, RuledTurnout>> {
  const decisions = await db.findBy(Decision, { id: In([...ids]) });
  const packs = await db.findBy(RulePack, { id: In(decisions.map((decision) => decision.rulePackId)) });
  const open = decisions.filter((decision) => decision.rollRoot && !decision.tally);
  const votes = open.length > 0 ? await votesIn(db, open) : null;
  return new Map(
    decisions.flatMap((decision): [string, RuledTurnout][] => {
      const rules = packs.find((pack) => pack.id === decision.rulePackId)?.rules;
      if (!rules || !decision.rollRoot) return [];
      const counted = decision.tally ? keptTurnout(decision.tally) : votes?.(decision.id, rules);
      return counted ? [[decision.id, { counted, rules }]] : [];
    }),
  );
}

/** Of a result only what a turnout tells. */
function keptTurnout({ eligible, cast, quorumReached, colleges }: TallyResult): Counted {
  return { eligible, cast, quorumReached, colleges, sentences: [] };
}

/** Reads rolls and marks of several open decisions; what comes back counts one of them. */
async function votesIn(
  db: EntityManager,
  open: readonly Decision[],
): Promise<(decisionId: string, rules: Rules) => Counted> {
  const ids = open.map((decision) => decision.id);
  const [entries, voted] = await Promise.all([
    db.findBy(RollEntry, { decisionId: In(ids) }),
    // Each elector has exactly one first version.
    db.query<{ readonly decision_id: string; readonly member_id: string }[]>(
      `select decision_id, member_id from voting.ballot where decision_id = any ($1) and version = 1`,
      [ids],
    ),
  ]);
  const rolls = new Map(
    inOrderOf(
      ids,
      entries,
      (entry) => entry.decisionId,
      (lines) => lines,
    ).map((lines, at) => [ids[at], lines]),
  );
  const hasVoted = new Set(voted.map((row) => `${row.decision_id} ${row.member_id}`));
  return (decisionId, rules) => {
    const lines = rolls.get(decisionId) ?? [];
    const cast = lines.filter((line) => hasVoted.has(`${decisionId} ${line.memberId}`));
    return turnout(
      rules,
      lines.map(rollLineOf),
      cast.map((line) => line.electorId),
    );
  };
}
