import type { RollEntry } from '../roll.ts';
import type { RollGroup } from '../turnout.ts';

/** The groups of a roll of which these have voted. Ids of nobody on the roll are in none. */
export function groupsOf(roll: readonly RollEntry[], castElectorIds: Iterable<string>): readonly RollGroup[] {
  const cast = new Set(castElectorIds);
  const met = new Set<string>();
  return roll.map(({ electorId, college, weight, active }) => {
    const isFirst = !met.has(electorId);
    met.add(electorId);
    return { college, weight, active, voted: cast.has(electorId), lines: 1, electors: Number(isFirst) };
  });
}
