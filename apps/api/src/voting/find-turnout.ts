import { collegeLabel, labelled, turnout } from '@plenaria/voting';
import type { RollGroup, RulePack as Rules, TallyResult, Turnout as Counted } from '@plenaria/voting';
import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { Decision } from './decision.ts';
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
  const quorumReached = rules.quorum.length > 0 ? counted.quorumReached : null;
  return { ...counted, quorumReached, colleges, sentences: labelled(counted.sentences, rules, language) };
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

// Who has lines in several colleges counts once among all, with the first of them. Each elector has exactly
// one first version of a ballot.
const GROUPS = `
  with repeated as (
    select decision_id, elector_id, min(position) as first from voting.roll_entry
     where decision_id = any ($1) group by decision_id, elector_id having count(*) > 1
  )
  select e.decision_id as "decisionId", e.college, e.unit_weight as weight, e.active,
         b.member_id is not null as voted, count(*)::integer as lines,
         (count(*) filter (where r.first is null or r.first = e.position))::integer as electors
    from voting.roll_entry e
    left join voting.ballot b on b.decision_id = e.decision_id and b.member_id = e.member_id and b.version = 1
    left join repeated r on r.decision_id = e.decision_id and r.elector_id = e.elector_id
   where e.decision_id = any ($1)
   group by e.decision_id, e.college, e.unit_weight, e.active, b.member_id is not null`;

type GroupRow = RollGroup & { readonly decisionId: string };

/** Counts several open decisions in the database, where the rows are; what comes back tells one of them. */
async function votesIn(
  db: EntityManager,
  open: readonly Decision[],
): Promise<(decisionId: string, rules: Rules) => Counted> {
  const rows = await db.query<GroupRow[]>(GROUPS, [open.map(({ id }) => id)]);
  return (decisionId, rules) =>
    turnout(
      rules,
      rows.filter((row) => row.decisionId === decisionId),
    );
}
