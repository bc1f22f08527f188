import { countRoll } from './tally.ts';
import { quorumResults, quorumSentence } from './quorum.ts';
import type { RollEntry } from './roll.ts';
import type { RulePack } from './rule-pack.ts';
import { say } from './sentence.ts';
import type { Turnout } from './tally-result.ts';

/** Who took part so far and whether the quorum is reached. It tells nothing of what they said. Ids of
 *  nobody on the roll
 *  are not counted. */
export function turnout(
  rules: RulePack,
  roll: readonly RollEntry[],
  castElectorIds: Iterable<string>,
): Turnout {
  const choices = new Map([...castElectorIds].map((electorId) => [electorId, 'abstain'] as const));
  const { all, colleges } = countRoll(rules, roll, choices);
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
