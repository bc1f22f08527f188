import { isRefused } from '@plenaria/kernel';
import type { CountedBallot } from './ballot.ts';
import { rollOf } from './electors.ts';
import type { Elector, RollRefusal } from './electors.ts';
import type { RollEntry } from './roll.ts';
import type { RulePack } from './rule-pack.ts';
import { tally } from './tally.ts';
import type { TallyResult } from './tally-result.ts';

/** What a past decision would have been under other rules: its frozen roll put into the colleges of `rules`
 *  by the classes
 *  that stand on it. Who has no place under the new rules is not counted; a choice they do not offer
 * counts as an abstention. */
export function wouldHaveBeen(
  rules: RulePack,
  roll: readonly RollEntry[],
  ballots: readonly CountedBallot[],
): TallyResult | RollRefusal {
  const reseated = rollOf(
    { ...rules, overlap: rules.overlap === 'both' ? 'both' : 'highest' },
    electorsOf(roll),
  );
  if (isRefused(reseated)) return reseated;
  const seated = new Set(reseated.entries.map(({ electorId }) => electorId));
  const counted = ballots
    .filter(({ electorId }) => seated.has(electorId))
    .map((ballot) =>
      rules.choices.includes(ballot.choice) ? ballot : { ...ballot, choice: fallback(ballot.choice) },
    );
  return tally(rules, reseated.entries, counted);
}

/** Where blocks are unknown a block is the no it contains. */
function fallback(choice: CountedBallot['choice']): CountedBallot['choice'] {
  return choice === 'block' ? 'no' : 'abstain';
}

function electorsOf(roll: readonly RollEntry[]): Elector[] {
  const electors = new Map<string, Elector>();
  for (const line of roll) {
    const { electorId, kind, name, weight, active, voters } = line;
    const classes = [...(electors.get(electorId)?.classes ?? []), line.class];
    electors.set(electorId, { electorId, kind, name, weight, active, voters, classes, declaredClass: null });
  }
  return [...electors.values()];
}
