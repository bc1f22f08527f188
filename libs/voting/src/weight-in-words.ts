import { compare, ONE, readFraction } from '@plenaria/kernel';
import type { RollEntry } from './roll.ts';
import type { RulePack } from './rule-pack.ts';
import { say } from './sentence.ts';
import type { Sentence } from './sentence.ts';

/** How many lines a college has on the roll, and the exact sum of their unit weights. */
export type CollegeTotal = { readonly heads: number; readonly weight: string };

/** What one line of the roll weighs: "your vote is one of 12 in the college of producers, which decides 1/2". */
export function weightInWords(
  rules: RulePack,
  line: Pick<RollEntry, 'college' | 'weight'>,
  total: CollegeTotal,
): Sentence[] {
  const college = rules.colleges.find(({ name }) => name === line.college);
  const share = college?.share ?? '0';
  const params = { college: line.college, count: total.heads, share };
  const isOne = compare(readFraction(line.weight), ONE) === 0;
  const weight = isOne ? [] : [say('weightUneven', { weight: line.weight, total: total.weight })];
  if (rules.colleges.length === 1) return [say('weightAlone', { count: total.heads }), ...weight];
  if (share !== 'byVotes') return [say('weightInCollege', params), ...weight];
  const cap = college?.cap;
  const capped = cap ? [say('ruleCap', { college: line.college, cap })] : [];
  return [say('weightByVotes', { college: line.college, count: total.heads }), ...weight, ...capped];
}
