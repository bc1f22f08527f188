import { turnout } from '@plenaria/voting';
import type { TallyResult } from '@plenaria/voting';
import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { Decision } from './decision.ts';
import { rollLineOf, RollEntry } from './roll-entry.ts';
import { RulePack } from './rule-pack.ts';
import type { Turnout } from './turnout.ts';

/** How many have voted in one decision; null before its opening. */
export async function findTurnout(db: EntityManager, decisionId: string): Promise<Turnout | null> {
  return (await findTurnouts(db, [decisionId])).get(decisionId) ?? null;
}

/** How many have voted, for several decisions at once. What was closed keeps its count; what is open is counted. */
export async function findTurnouts(
  db: EntityManager,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Turnout>> {
  const decisions = await db.findBy(Decision, { id: In([...ids]) });
  const kept = decisions.flatMap((decision): [string, Turnout][] =>
    decision.tally ? [[decision.id, keptTurnout(decision.tally)]] : [],
  );
  const open = decisions.filter((decision) => decision.rollRoot && !decision.tally);
  return new Map([...kept, ...(open.length > 0 ? await countedTurnouts(db, open) : [])]);
}

/** Of a result only what a turnout tells. */
function keptTurnout(tally: TallyResult): Turnout {
  const { eligible, cast, quorumReached } = tally;
  const colleges = tally.colleges.map((college) => ({
    name: college.name,
    eligible: college.eligible,
    cast: college.cast,
  }));
  return { eligible, cast, quorumReached, colleges, sentences: [] };
}

async function countedTurnouts(db: EntityManager, open: readonly Decision[]): Promise<[string, Turnout][]> {
  const ids = open.map((decision) => decision.id);
  const [packs, entries, voted] = await Promise.all([
    db.findBy(RulePack, { id: In(open.map((decision) => decision.rulePackId)) }),
    db.findBy(RollEntry, { decisionId: In(ids) }),
    // Each elector has exactly one first version.
    db.query<{ readonly decision_id: string; readonly member_id: string }[]>(
      `select decision_id, member_id from voting.ballot where decision_id = any ($1) and version = 1`,
      [ids],
    ),
  ]);
  const hasVoted = new Set(voted.map((row) => `${row.decision_id} ${row.member_id}`));
  return open.flatMap((decision): [string, Turnout][] => {
    const rules = packs.find((pack) => pack.id === decision.rulePackId)?.rules;
    if (!rules) return [];
    const lines = entries.filter((entry) => entry.decisionId === decision.id);
    const cast = lines.filter((line) => hasVoted.has(`${decision.id} ${line.memberId}`));
    const counted = turnout(
      rules,
      lines.map(rollLineOf),
      cast.map((line) => line.electorId),
    );
    return [
      [decision.id, { ...counted, colleges: [...counted.colleges], sentences: [...counted.sentences] }],
    ];
  });
}
