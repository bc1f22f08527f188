import { canonicalJson, sha256Hex } from '@plenaria/kernel';
import { reasonHash } from '@plenaria/voting';
import type { Ballot as PublicBallot, Choice } from '@plenaria/voting';

/** A ballot as the database keeps it, with what the public log calls its elector and its voter. */
export type BallotRow = {
  readonly elector_id: string;
  readonly voter_id: string;
  readonly version: number;
  readonly choice: Choice;
  readonly reason: string | null;
  readonly reason_salt: string | null;
  readonly cast_at: Date;
};

/** What the public log says about a ballot: no names of people, and of the reason only a salted hash. */
export function publicBallotOf(row: BallotRow): PublicBallot {
  return {
    electorId: row.elector_id,
    version: row.version,
    choice: row.choice,
    castAt: row.cast_at.toISOString(),
    castBy: row.voter_id,
    reasonHash: row.reason === null ? null : reasonHash(row.reason_salt ?? '', row.reason),
  };
}

/**
 * SHA-256 of exactly that, known as soon as the ballot is cast: its voter can look for it in the log later.
 */
export function receiptOf(row: BallotRow): string {
  return sha256Hex(canonicalJson(publicBallotOf(row)));
}
