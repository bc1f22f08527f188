import { add, compare, divide, formatFraction, readFraction } from '@plenaria/kernel';
import type { Fraction } from '@plenaria/kernel';
import type { Count } from './count.ts';
import type { Condition } from './rule-pack.ts';
import { say } from './sentence.ts';
import type { Sentence } from './sentence.ts';

/** What conditions are held against: the weighted yes and no of the whole, and the counts. */
export type Counted = {
  readonly yes: Fraction;
  readonly no: Fraction;
  readonly all: Count;
  readonly colleges: ReadonlyMap<string, Count>;
};

/** Does yes exceed (strict) or at least reach the share of yes + no? Never where nobody took a side. */
export function reaches(
  need: { readonly share: string; readonly strict: boolean },
  yes: Fraction,
  whole: Fraction,
): boolean {
  if (whole.parts === 0n) return false;
  const order = compare(divide(yes, whole), readFraction(need.share));
  return need.strict ? order > 0 : order >= 0;
}

/** Does the condition hold, and why, in words? */
export function judgeCondition(
  condition: Condition,
  counted: Counted,
): { holds: boolean; sentences: Sentence[] } {
  switch (condition.kind) {
    case 'majorityInEach':
      return judgeMajorities(condition, counted);
    case 'noBlockUnless':
      return judgeBlocks(condition, counted);
    case 'yesAtLeast':
    case 'noAtMost':
      return judgeCount(condition, counted);
  }
}

function judgeMajorities(condition: Condition & { kind: 'majorityInEach' }, { colleges }: Counted) {
  const judged = condition.colleges.map((college) => {
    const count = colleges.get(college);
    const [yes, whole] = count ? sidesOf(count) : [readFraction('0'), readFraction('0')];
    const holds = reaches(condition, yes, whole);
    const params = { college, share: condition.share };
    if (whole.parts === 0n) return { holds, sentence: say('majorityInNobody', params) };
    const found = {
      ...params,
      yes: formatFraction(divide(yes, whole)),
      comparison: comparisonSign(condition, holds),
    };
    return { holds, sentence: say(holds ? 'majorityInReached' : 'majorityInMissed', found) };
  });
  return { holds: judged.every(({ holds }) => holds), sentences: judged.map(({ sentence }) => sentence) };
}

function judgeBlocks({ share }: Condition & { kind: 'noBlockUnless' }, { all, yes, no }: Counted) {
  const count = all.block.heads;
  if (count === 0) return { holds: true, sentences: [say('blockNone')] };
  const whole = add(yes, no);
  const holds = reaches({ share, strict: false }, yes, whole);
  const found = whole.parts === 0n ? '0' : formatFraction(divide(yes, whole));
  const params = { count, yes: found, share, comparison: comparisonSign({ strict: false }, holds) };
  return { holds, sentences: [say(holds ? 'blockOverruled' : 'blockStands', params)] };
}

function judgeCount({ kind, heads }: Condition & { heads: number }, { all }: Counted) {
  const count = kind === 'yesAtLeast' ? all.yes.heads : all.no.heads + all.block.heads;
  const holds = kind === 'yesAtLeast' ? count >= heads : count <= heads;
  return { holds, sentences: [say(`${kind}${holds ? 'Holds' : 'Missed'}`, { count, needed: heads })] };
}

/** Yes, and yes + no with the blocks, in unit weights of one college. */
function sidesOf(count: Count): readonly [Fraction, Fraction] {
  return [count.yes.weight, add(add(count.yes.weight, count.no.weight), count.block.weight)];
}

/** The sign that stands between yes and its share, given whether it is reached. */
export function comparisonSign({ strict }: { readonly strict: boolean }, reached: boolean): string {
  if (reached) return strict ? '>' : '≥';
  return strict ? '≤' : '<';
}
