import { tally } from '@plenaria/voting';
import type { CountedBallot, Settlement, TallyResult } from '@plenaria/voting';
import type { EntityManager } from 'typeorm';
import type { Decision } from './decision.ts';
import { rollLineOf, RollEntry } from './roll-entry.ts';
import { RulePack } from './rule-pack.ts';

/** A result, how many ballots there were in all versions, and when the last of them was cast. */
export type CountedDecision = {
  readonly result: TallyResult;
  readonly ballots: number;
  readonly latest: Date | null;
};

/** Counts a decision from its rows, under its own rule; `settlement` where a tie has been settled. */
export async function countDecision(
  db: EntityManager,
  { id, rulePackId }: Pick<Decision, 'id' | 'rulePackId'>,
  settlement: Settlement | null = null,
): Promise<CountedDecision> {
  const pack = await db.findOneByOrFail(RulePack, { id: rulePackId });
  const roll = await db.find(RollEntry, { where: { decisionId: id }, order: { position: 'asc' } });
  const ballots = await db.query<(CountedBallot & { readonly castAt: Date })[]>(
    `select e.elector_id as "electorId", b.version, b.choice, b.cast_at as "castAt"
       from voting.ballot b
       join (select distinct member_id, elector_id from voting.roll_entry where decision_id = $1) e
         on e.member_id = b.member_id
      where b.decision_id = $1`,
    [id],
  );
  const result = tally(pack.rules, roll.map(rollLineOf), ballots, settlement);
  const latest = ballots.reduce<Date | null>((max, { castAt }) => (max && max > castAt ? max : castAt), null);
  return { result, ballots: ballots.length, latest };
}
