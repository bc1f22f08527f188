import type { Refusal, Sent } from '../client/send.ts';
import type { Vote } from './ballot-draft.ts';

/** What the api answers to a vote that counts. */
export type CastVote = {
  readonly id: string;
  readonly version: number;
  readonly choice: Vote['choice'];
  readonly reason: string | null;
  readonly castAt: string;
  readonly receipt: string;
};

/** Where a ballot stands on its way. `attempt` counts from 1. */
export type Sending =
  | { readonly phase: 'writing'; readonly refusal: Refusal | null }
  | { readonly phase: 'sending'; readonly vote: Vote; readonly attempt: number }
  /** No answer came. The vote may or may not have arrived, so it is sent again under the same key. */
  | { readonly phase: 'waiting'; readonly vote: Vote; readonly attempt: number; readonly refusal: Refusal }
  | { readonly phase: 'cast'; readonly ballot: CastVote };

/** What can happen to a ballot on its way. */
export type Happening =
  | { readonly kind: 'submitted'; readonly vote: Vote }
  | { readonly kind: 'answered'; readonly key: string; readonly sent: Sent<CastVote> }
  | { readonly kind: 'due' }
  | { readonly kind: 'edited' };

/** Nothing is known about whether these votes arrived, so asking again is right. Any other answer is final. */
const unanswered: readonly string[] = ['UNREACHABLE', 'FAILED', 'TOO_MANY_REQUESTS'];

/** A ballot opens where it was left: a vote that was never answered is sent again first. */
export function startOf(unansweredVote: Vote | null): Sending {
  return unansweredVote
    ? { phase: 'sending', vote: unansweredVote, attempt: 1 }
    : { phase: 'writing', refusal: null };
}

/** What follows. An answer to a vote that is no longer under way changes nothing. */
export function next(sending: Sending, happening: Happening): Sending {
  switch (happening.kind) {
    case 'submitted':
      return sending.phase === 'sending' ? sending : { phase: 'sending', vote: happening.vote, attempt: 1 };
    case 'answered':
      return answered(sending, happening);
    case 'due':
      return sending.phase === 'waiting'
        ? { phase: 'sending', vote: sending.vote, attempt: sending.attempt + 1 }
        : sending;
    case 'edited':
      return sending.phase === 'sending' ? sending : { phase: 'writing', refusal: null };
  }
}

function answered(sending: Sending, { key, sent }: Extract<Happening, { kind: 'answered' }>): Sending {
  const isUnderWay = sending.phase === 'sending' || sending.phase === 'waiting';
  if (!isUnderWay || sending.vote.key !== key) return sending;
  if (sent.ok) return { phase: 'cast', ballot: sent.value };
  // A second answer to the same vote, after a time limit, may say less than the first one did.
  if (sending.phase === 'waiting' && unanswered.includes(sent.refusal.code)) return sending;
  if (unanswered.includes(sent.refusal.code)) {
    return { phase: 'waiting', vote: sending.vote, attempt: sending.attempt, refusal: sent.refusal };
  }
  return { phase: 'writing', refusal: sent.refusal };
}

const firstDelayMs = 1_000;
const delayMsMax = 8_000;

/** How long to wait before the next attempt: 1, 2, 4, 8, then every 15 seconds. */
export function retryDelayMs(attempt: number): number {
  return Math.min(firstDelayMs * 2 ** (attempt - 1), delayMsMax);
}
