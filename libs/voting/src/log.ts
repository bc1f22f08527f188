import type { Ballot } from './ballot.ts';

/** What the first entry fixes. Hashes are SHA-256 in hex, of canonical JSON. */
export type Opened = {
  readonly decisionId: string;
  readonly number: number;
  readonly openedAt: string;
  readonly closesAt: string;
  /** A calendar day: `2026-05-08`. */
  readonly recordDate: string;
  readonly rollRoot: string;
  readonly rollSize: number;
  readonly rulesHash: string;
  /** By language; see `textHash`. */
  readonly textHashes: Readonly<Record<string, string>>;
};

/**
 * What closing fixes. `closedBy` is `clock`, or `chair`: closing is a public act of the role, and a pseudonym
 * here would tell which voter the chair is.
 */
export type Closed = {
  readonly closedAt: string;
  readonly closedBy: string;
  /** Ballots in the log, all versions. */
  readonly ballots: number;
};

/** What counting fixes. */
export type Tallied = { readonly talliedAt: string; readonly resultHash: string; readonly outcome: string };

/** How a tie was settled after it was tallied, by the chair; the value of the beacon for a lot. */
export type Settled =
  | { readonly settledAt: string; readonly kind: 'castingVote'; readonly choice: 'yes' | 'no' }
  | { readonly settledAt: string; readonly kind: 'lot'; readonly beaconValue: string };

/** What happened to a decision, in the words of its log. */
export type LogEvent =
  | { readonly kind: 'opened'; readonly payload: Opened }
  | { readonly kind: 'ballot'; readonly payload: Ballot }
  | { readonly kind: 'closed'; readonly payload: Closed }
  | { readonly kind: 'settled'; readonly payload: Settled }
  | { readonly kind: 'tallied'; readonly payload: Tallied };

/** One link of a decision's hash chain: hash = SHA-256(canonical JSON of the other four fields). */
export type LogEntry = LogEvent & {
  /** From 0. */
  readonly sequence: number;
  /** The hash of the entry before; 64 zeros for the first. */
  readonly previousHash: string;
  readonly hash: string;
};
