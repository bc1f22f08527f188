import { add, formatFraction, ONE } from '@plenaria/kernel';
import type { Fraction } from '@plenaria/kernel';
import type { CountedBallot } from './ballot.ts';
import { collegeResults } from './college-result.ts';
import { judgeCondition, reaches } from './conditions.ts';
import type { Counted } from './conditions.ts';
import { countLines, lastChoices } from './count.ts';
import type { Count } from './count.ts';
import { displayPercentages } from './display.ts';
import { quorumResults, quorumSentence } from './quorum.ts';
import type { RollEntry } from './roll.ts';
import type { Choice, RulePack } from './rule-pack.ts';
import type { Sentence } from './sentence.ts';
import { effectSentences, outcomeSentence, sumSentences, thresholdSentence } from './tally-sentences.ts';
import type { Outcome, Settlement, TallyResult, ThresholdResult } from './tally-result.ts';
import { isTied, settleTie } from './ties.ts';
import { weigh } from './weigh.ts';
import type { Weighed } from './weigh.ts';

/** Counts a decision exactly, in the arithmetic of its rules, and says it in words.
 *
 *  For college c: D = yes + no (+ abstain, or everybody eligible), in unit weights; w' = its share after
 * silence, caps and
 *  floors; Yes = sum of w'·yes/D. The last version of each elector's ballot counts. Fractions throughout:
 * nothing is rounded.
 *
 *  Throws when a ballot is from nobody on the roll. `settlement` settles a tie where the rules ask for one. */
export function tally(
  rules: RulePack,
  roll: readonly RollEntry[],
  ballots: readonly CountedBallot[],
  settlement: Settlement | null = null,
): TallyResult {
  const { all, colleges } = countRoll(rules, roll, lastChoices(roll, ballots));
  const weighed = weigh(rules, colleges);
  const counted: Counted = { yes: weighed.yes, no: weighed.no, all, colleges };
  const quorum = quorumResults(rules.quorum, all, colleges);
  const quorumReached = quorum.every(({ met }) => met);
  const threshold = thresholdResult(rules, weighed);
  const conditions = rules.conditions.map((condition) => ({
    condition,
    ...judgeCondition(condition, counted),
  }));
  const tied = weighed.failure === null && isTied(rules, weighed.yes, weighed.no, wholeOf(rules, weighed));
  const holds = conditions.every((condition) => condition.holds);
  const tie = tied ? settleTie(rules, settlement) : null;
  const outcome = decide({
    quorumReached,
    weighed,
    reached: threshold.reached,
    holds,
    tie: tie?.outcome ?? null,
  });
  return {
    format: 'plenaria-result/1',
    outcome,
    ...totals(weighed),
    eligible: all.eligible.heads,
    cast: all.cast.heads,
    blocks: all.block.heads,
    colleges: collegeResults(rules, weighed),
    quorum,
    quorumReached,
    threshold,
    conditions: conditions.map(({ condition, holds: held }) => ({ condition, holds: held })),
    tied,
    sentences: [
      ...quorum.map(quorumSentence),
      ...effectSentences(rules, weighed),
      ...(weighed.failure ? [] : sumSentences(weighed)),
      ...(weighed.failure ? [] : [thresholdSentence(threshold)]),
      ...(weighed.failure ? [] : conditions.flatMap(({ sentences }): Sentence[] => sentences)),
      ...(tie ? [tie.sentence] : []),
      outcomeSentence(outcome, tied),
    ],
  };
}

/** Counts each college and everybody; who has a line in two colleges is one head of everybody. */
function countRoll(
  rules: RulePack,
  roll: readonly RollEntry[],
  choices: ReadonlyMap<string, Choice>,
): { readonly all: Count; readonly colleges: ReadonlyMap<string, Count> } {
  const choiceOf = (electorId: string): Choice | null => choices.get(electorId) ?? null;
  const lines = new Map<string, RollEntry[]>(rules.colleges.map(({ name }) => [name, []]));
  const persons = new Map<string, RollEntry>();
  for (const line of roll) {
    const college = lines.get(line.college);
    if (!college) throw new Error(`the roll names a college that the rules do not: ${line.college}`);
    college.push(line);
    if (!persons.has(line.electorId)) persons.set(line.electorId, line);
  }
  const colleges = new Map([...lines].map(([name, members]) => [name, countLines(members, choiceOf)]));
  return { all: countLines([...persons.values()], choiceOf), colleges };
}

type Standing = {
  readonly quorumReached: boolean;
  readonly weighed: Weighed;
  readonly reached: boolean;
  readonly holds: boolean;
  readonly tie: 'adopted' | 'rejected' | 'undecided' | null;
};

/** The outcome, asked in the order a chair would: quorum, may it be counted at all, conditions, tie, threshold. */
function decide({ quorumReached, weighed, reached, holds, tie }: Standing): Outcome {
  if (!quorumReached) return 'noQuorum';
  if (weighed.failure) return 'undecided';
  if (!holds) return 'rejected';
  if (tie) return tie;
  return reached ? 'adopted' : 'rejected';
}

function wholeOf(rules: RulePack, { yes, no }: Weighed): Fraction {
  return rules.threshold.of === 'total' ? ONE : add(yes, no);
}

function thresholdResult(rules: RulePack, weighed: Weighed): ThresholdResult {
  const whole = wholeOf(rules, weighed);
  const anySide = add(weighed.yes, weighed.no).parts > 0n;
  const reached = weighed.failure === null && anySide && reaches(rules.threshold, weighed.yes, whole);
  const { share, strict, of } = rules.threshold;
  return { share, strict, of, yes: formatFraction(weighed.yes), whole: formatFraction(whole), reached };
}

function totals({ yes, no, abstain, unused }: Weighed) {
  const [yesDisplay = '', noDisplay = '', abstainDisplay = '', unusedDisplay = ''] = displayPercentages([
    yes,
    no,
    abstain,
    unused,
  ]);
  return {
    yes: formatFraction(yes),
    no: formatFraction(no),
    abstain: formatFraction(abstain),
    unused: formatFraction(unused),
    yesDisplay,
    noDisplay,
    abstainDisplay,
    unusedDisplay,
  };
}
