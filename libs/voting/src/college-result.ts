import { compare, divide, formatFraction } from '@plenaria/kernel';
import type { RulePack } from './rule-pack.ts';
import { say } from './sentence.ts';
import type { Sentence } from './sentence.ts';
import type { CollegeResult } from './tally-result.ts';
import type { Weighed, WeighedCollege } from './weigh.ts';

/** Each college as it is shown and stored, in the order of the rules. */
export function collegeResults(rules: RulePack, { colleges, failure }: Weighed): CollegeResult[] {
  return colleges.map((weighed) => {
    const { college, count, base, share } = weighed;
    return {
      name: college.name,
      share: college.share,
      effectiveShare: formatFraction(share),
      eligible: count.eligible.heads,
      cast: count.cast.heads,
      yes: count.yes.heads,
      no: count.no.heads,
      abstain: count.abstain.heads,
      block: count.block.heads,
      weights: {
        yes: formatFraction(count.yes.weight),
        no: formatFraction(count.no.weight),
        abstain: formatFraction(count.abstain.weight),
        block: formatFraction(count.block.weight),
      },
      base: formatFraction(base),
      silent: base.parts === 0n,
      sentences: [
        votesSentence(rules, weighed),
        ...(failure || base.parts === 0n ? [] : arithmeticSentences(rules, weighed)),
      ],
    };
  });
}

/** Who said what, in heads; blocks are named only where the rules know them. */
function votesSentence(rules: RulePack, { college, count }: WeighedCollege): Sentence {
  const { yes, no, abstain, block, cast, eligible } = count;
  const params = { college: college.name, yes: yes.heads, no: no.heads, abstain: abstain.heads };
  const of = { cast: cast.heads, eligible: eligible.heads };
  return rules.choices.includes('block')
    ? say('collegeVotesBlock', { ...params, block: block.heads, ...of })
    : say('collegeVotes', { ...params, ...of });
}

/** `2/3 of its 3 votes are yes; it decides 2/3 of the whole; 2/3 × 2/3 = 4/9`. */
function arithmeticSentences(
  rules: RulePack,
  { college, count, base, share, yes }: WeighedCollege,
): Sentence[] {
  const weights = formatFraction(count.yes.weight);
  const params = { college: college.name, weight: weights, base: formatFraction(base) };
  const within = formatFraction(divide(count.yes.weight, base));
  const sum = { within, share: formatFraction(share), part: formatFraction(yes) };
  const uneven = compare(count.cast.weight, { parts: BigInt(count.cast.heads), of: 1n }) !== 0;
  const key = {
    decided: 'collegeDecided',
    cast: 'collegeCast',
    present: 'collegeCast',
    eligible: 'collegeEligible',
  };
  const weighted = uneven
    ? [say('collegeWeights', { college: college.name, weight: formatFraction(count.cast.weight) })]
    : [];
  return [...weighted, say(key[rules.base], { ...params, ...sum })];
}
