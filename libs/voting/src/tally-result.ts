import type { Choice, Condition, QuorumClause, Threshold } from './rule-pack.ts';
import type { Sentence } from './sentence.ts';

/** `undecided`: the rules give no decision (infeasible caps, a silent college that makes it invalid, an open tie). */
export type Outcome = 'adopted' | 'rejected' | 'noQuorum' | 'undecided';

/** Sums of unit weights, exact fractions as text. */
export type ChoiceWeights = Readonly<Record<Choice, string>>;

/** One college counted. Heads are integers; shares and weights are exact fractions as text. */
export type CollegeResult = {
  readonly name: string;
  /** The share in the rules: `1/2`, or `byVotes`. */
  readonly share: string;
  /** The share that counted, after silence, caps and floors. */
  readonly effectiveShare: string;
  readonly eligible: number;
  readonly cast: number;
  readonly yes: number;
  readonly no: number;
  readonly abstain: number;
  readonly block: number;
  readonly weights: ChoiceWeights;
  /** What the college's votes were divided by, in unit weights. */
  readonly base: string;
  /** Nobody counts in it. */
  readonly silent: boolean;
  readonly sentences: readonly Sentence[];
};

/** One quorum clause: how many took part of how many, and whether that is enough. */
export type QuorumResult = {
  readonly clause: QuorumClause;
  readonly present: string;
  readonly of: string;
  readonly met: boolean;
};

/** One further condition and whether it holds. */
export type ConditionResult = { readonly condition: Condition; readonly holds: boolean };

/** The threshold and what was compared with it: `yes` of `whole`. */
export type ThresholdResult = Threshold & {
  readonly yes: string;
  readonly whole: string;
  readonly reached: boolean;
};

/** The counted decision; plain JSON. yes + no + abstain + unused = 1. `no` contains the blocks. */
export type TallyResult = {
  readonly format: 'plenaria-result/1';
  readonly outcome: Outcome;
  readonly yes: string;
  readonly no: string;
  readonly abstain: string;
  /** What nobody used: silent colleges that burn, and under the base `eligible` who did not vote. */
  readonly unused: string;
  /** Percent with two decimals, `"58.73"`; the four add up to 100.00 (largest remainder). */
  readonly yesDisplay: string;
  readonly noDisplay: string;
  readonly abstainDisplay: string;
  readonly unusedDisplay: string;
  /** Electors, not weight. */
  readonly eligible: number;
  readonly cast: number;
  readonly blocks: number;
  readonly colleges: readonly CollegeResult[];
  readonly quorum: readonly QuorumResult[];
  readonly quorumReached: boolean;
  readonly threshold: ThresholdResult;
  readonly conditions: readonly ConditionResult[];
  readonly tied: boolean;
  readonly sentences: readonly Sentence[];
};

/** What settles a tie where the rules ask for it: the chair's casting vote, or the seed of the lot (SHA-256, hex). */
export type Settlement =
  | { readonly kind: 'castingVote'; readonly choice: 'yes' | 'no' }
  | { readonly kind: 'lot'; readonly seed: string };

/** Who took part so far, without what they said. */
export type Turnout = {
  readonly eligible: number;
  readonly cast: number;
  readonly quorumReached: boolean;
  readonly colleges: readonly { readonly name: string; readonly eligible: number; readonly cast: number }[];
  readonly sentences: readonly Sentence[];
};
