import { countAlike } from './count.ts';
import { quorumResults, quorumSentence } from './quorum.ts';
import type { RollEntry } from './roll.ts';
import type { RulePack } from './rule-pack.ts';
import { say } from './sentence.ts';
import type { Turnout } from './tally-result.ts';

/** Lines of a roll that count alike, whether their electors have voted or not. */
export type RollGroup = Pick<RollEntry, 'college' | 'weight' | 'active'> & {
  readonly voted: boolean;
  readonly lines: number;
  /** How many of these lines are the first that their elector has on the roll: what counts of all colleges. */
  readonly electors: number;
};

/** Who took part so far and whether the quorum is reached. It tells nothing of what they said. */
export function turnout(rules: RulePack, groups: readonly RollGroup[]): Turnout {
  const counted = (some: readonly RollGroup[], headsOf: (group: RollGroup) => number) =>
    countAlike(
      some.map((group) => ({ ...group, choice: group.voted ? 'abstain' : null, heads: headsOf(group) })),
    );
  const all = counted(groups, ({ electors }) => electors);
  const colleges = new Map(
    rules.colleges.map(({ name }) => {
      const own = groups.filter(({ college }) => college === name);
      return [name, counted(own, ({ lines }) => lines)];
    }),
  );
  const quorum = quorumResults(rules.quorum, all, colleges);
  const [eligible, cast] = [all.eligible.heads, all.cast.heads];
  return {
    eligible,
    cast,
    quorumReached: quorum.every(({ met }) => met),
    colleges: [...colleges].map(([name, count]) => ({
      name,
      eligible: count.eligible.heads,
      cast: count.cast.heads,
    })),
    sentences: [
      say('turnoutSoFar', { count: cast, eligible }),
      ...(quorum.length > 0 ? quorum.map(quorumSentence) : [say('ruleNoQuorum')]),
    ],
  };
}
