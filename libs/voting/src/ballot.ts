import type { Choice } from './rule-pack.ts';

/** One cast ballot, as the public log tells it: never the reason, only its salted hash. */
export type Ballot = {
  readonly electorId: string;
  /** 1 for the first; a changed ballot is a new version, and the last before the close counts. */
  readonly version: number;
  readonly choice: Choice;
  /** Instant, UTC: `2026-05-08T12:00:00.000Z`. */
  readonly castAt: string;
  /** The pseudonym of the voter, one of the roll entry's `voters`. */
  readonly castBy: string;
  /** sha256(salt || reason), hex; null without a reason. */
  readonly reasonHash: string | null;
};

/** The part of a ballot that counting needs. */
export type CountedBallot = Pick<Ballot, 'electorId' | 'version' | 'choice'>;
