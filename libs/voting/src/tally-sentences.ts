import { divide, formatFraction, readFraction } from '@plenaria/kernel';
import type { Fraction } from '@plenaria/kernel';
import { comparisonSign } from './conditions.ts';
import { displayPercentages } from './display.ts';
import { isByVotes, limitHit } from './effective-shares.ts';
import type { RulePack } from './rule-pack.ts';
import { say } from './sentence.ts';
import type { Sentence } from './sentence.ts';
import type { Outcome, ThresholdResult } from './tally-result.ts';
import { awaitsSettlement } from './ties.ts';
import type { Weighed, WeighedCollege } from './weigh.ts';

/** What silence, caps and floors did to the shares. */
export function effectSentences(rules: RulePack, weighed: Weighed): Sentence[] {
  if (weighed.failure === 'capsInfeasible') return [say('capsInfeasible')];
  const silent = isByVotes(rules) ? [] : weighed.colleges.filter(({ base }) => base.parts === 0n);
  if (weighed.failure === 'invalidSilence') {
    return weighed.colleges
      .filter(({ base }) => base.parts === 0n)
      .map(({ college }) => say('silentInvalid', { college: college.name }));
  }
  const speaking = weighed.colleges.filter(({ base }) => base.parts > 0n).map(({ college }) => college.name);
  return [
    ...silent.map(({ college }) => silenceSentence(rules, college, speaking)),
    ...limitSentences(weighed),
  ];
}

/** `Yes: 4/9 + 1/7 = 37/63 (58.73 %)`, then no, then abstentions where they count. */
export function sumSentences(weighed: Weighed): Sentence[] {
  const { yes, no, abstain, unused, colleges } = weighed;
  const speaking = colleges.filter(({ base }) => base.parts > 0n);
  if (speaking.length === 0) return [say('nobodyCounts')];
  const terms = (pick: (college: WeighedCollege) => Fraction): string =>
    speaking.map((c) => formatFraction(pick(c))).join(' + ');
  const [yesPercent = 0, noPercent = 0, abstainPercent = 0] = displayPercentages([
    yes,
    no,
    abstain,
    unused,
  ]).map(Number);
  return [
    say('yesSum', { sum: terms((c) => c.yes), total: formatFraction(yes), percent: yesPercent }),
    say('noSum', { sum: terms((c) => c.no), total: formatFraction(no), percent: noPercent }),
    ...(abstain.parts > 0n
      ? [
          say('abstainSum', {
            sum: terms((c) => c.abstain),
            total: formatFraction(abstain),
            percent: abstainPercent,
          }),
        ]
      : []),
  ];
}

/** `37/63 > 1/2`: of the whole, or of those who took a side. */
export function thresholdSentence({ share, strict, of, yes, whole, reached }: ThresholdResult): Sentence {
  const total = readFraction(whole);
  const part = of === 'total' || total.parts === 0n ? yes : formatFraction(divide(readFraction(yes), total));
  const params = { yes: part, threshold: share, comparison: comparisonSign({ strict }, reached) };
  if (of === 'total') return say(reached ? 'thresholdReached' : 'thresholdMissed', params);
  if (total.parts === 0n) return say('thresholdNobody', { threshold: share });
  return say(reached ? 'thresholdReachedOfDecided' : 'thresholdMissedOfDecided', params);
}

/** The outcome in one sentence; a tie that can still be settled has none yet. */
export function outcomeSentence(outcome: Outcome, tied: boolean): Sentence {
  if (awaitsSettlement({ outcome, tied })) return say('outcomeAwaits');
  const keys = {
    adopted: 'outcomeAdopted',
    rejected: 'outcomeRejected',
    noQuorum: 'outcomeNoQuorum',
    undecided: 'outcomeUndecided',
  } as const;
  return say(keys[outcome]);
}

function silenceSentence(
  { silentCollege }: RulePack,
  { name, share }: { name: string; share: string },
  speaking: readonly string[],
): Sentence {
  const params = { college: name, share };
  const heirs = typeof silentCollege === 'object' ? [silentCollege.redistributeTo] : speaking;
  // A share goes to nobody where those who would have it are silent too.
  if (!heirs.some((heir) => speaking.includes(heir))) return say('silentBurned', params);
  if (silentCollege === 'redistribute') return say('silentRedistributed', params);
  if (silentCollege === 'oneMemberOneVote') return say('silentOneMemberOneVote', params);
  if (typeof silentCollege === 'object')
    return say('silentRedistributedTo', { ...params, to: silentCollege.redistributeTo });
  return say('silentBurned', params);
}

function limitSentences({ colleges }: Weighed): Sentence[] {
  return colleges.flatMap(({ college, before, share }) => {
    const hit = limitHit(college, before, share);
    const params = { college: college.name, before: formatFraction(before), after: formatFraction(share) };
    return hit ? [say(hit === 'capped' ? 'shareCapped' : 'shareRaised', params)] : [];
  });
}
