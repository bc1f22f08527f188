import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { onDevice } from '../client/on-device.ts';
import { useSend, type Sent } from '../client/send.ts';
import { CastBallot } from '../gql/ballot.ts';
import {
  emptyDraft,
  forgetDraft,
  keepDraft,
  keptDraft,
  type BallotDraft,
  type DraftOwner,
  type Vote,
} from './ballot-draft.ts';
import { next, retryDelayMs, startOf, type CastVote, type Sending } from './sending.ts';

/** A connection that neither answers nor breaks counts as lost after this long; asking again is harmless. */
const patienceMs = 12_000;

/** A ballot being filled in: its draft, kept on this device, and where its vote stands on the way. */
export type Casting = {
  readonly draft: BallotDraft;
  readonly sending: Sending;
  /** Changes the draft. Nothing but its writer ever does. */
  readonly write: (change: Partial<Pick<BallotDraft, 'choice' | 'reason'>>) => void;
  readonly submit: (vote: Pick<Vote, 'choice' | 'reason'>) => void;
  /** Sends the waiting vote again now. */
  readonly again: () => void;
  /** Goes back to filling in, beginning with what was cast or typed. */
  readonly edit: (from?: Pick<BallotDraft, 'choice' | 'reason'>) => void;
};

/** Keeps a ballot and sends it until it is answered. Neither data that arrives nor a new rendering touches it. */
export function useCasting(owner: DraftOwner): Casting {
  const [draft, setDraft] = useState(() => keptDraft(onDevice, owner) ?? emptyDraft);
  const [sending, happen] = useReducer(next, draft.sending, startOf);
  const latest = useRef(draft);
  const { accountId, decisionId, memberId } = owner;
  const keep = useCallback(
    (changed: BallotDraft): void => {
      latest.current = changed;
      setDraft(changed);
      keepDraft(onDevice, { accountId, decisionId, memberId }, changed);
    },
    [accountId, decisionId, memberId],
  );
  useSending(owner, sending, (key, sent) => {
    // A late answer to a vote that its writer has taken up again leaves the newer draft alone.
    if (latest.current.sending?.key === key) {
      if (sent.ok) forgetDraft(onDevice, owner);
      else if (!isRepeated(sent.refusal.code)) keep({ ...latest.current, sending: null });
    }
    happen({ kind: 'answered', key, sent });
  });
  useRetry(sending, () => happen({ kind: 'due' }));

  return {
    draft,
    sending,
    write: (change) => keep({ ...latest.current, ...change }),
    submit: ({ choice, reason }) => {
      const vote = { key: newKey(), choice, reason };
      // Kept before it is sent: a page that is closed now sends the same vote when it is opened again.
      keep({ choice, reason: reason ?? '', sending: vote });
      happen({ kind: 'submitted', vote });
    },
    again: () => happen({ kind: 'due' }),
    edit: (from) => {
      keep({ ...(from ?? latest.current), sending: null });
      happen({ kind: 'edited' });
    },
  };
}

function isRepeated(code: string): boolean {
  return code === 'UNREACHABLE' || code === 'FAILED' || code === 'TOO_MANY_REQUESTS';
}

/** Sends whenever the phase says so, once per attempt. */
function useSending(
  { decisionId, memberId }: DraftOwner,
  sending: Sending,
  answered: (key: string, sent: Sent<CastVote>) => void,
): void {
  const cast = useSend(CastBallot);
  const hear = useRef(answered);
  useEffect(() => {
    hear.current = answered;
  });
  useEffect(() => {
    if (sending.phase !== 'sending') return;
    const { key, choice, reason } = sending.vote;
    const lost = (): void => hear.current(key, { ok: false, refusal: { code: 'UNREACHABLE', details: {} } });
    const patience = setTimeout(lost, patienceMs);
    void cast({ decisionId, memberId, choice, reason, idempotencyKey: key }).then((sent) => {
      clearTimeout(patience);
      hear.current(key, sent);
    });
  }, [sending, cast, decisionId, memberId]);
}

/** Tries again after a while, and at once when the device is back on the network or the page in sight. */
function useRetry(sending: Sending, due: () => void): void {
  const call = useRef(due);
  useEffect(() => {
    call.current = due;
  });
  useEffect(() => {
    if (sending.phase !== 'waiting') return;
    const now = (): void => call.current();
    const seen = (): void => {
      if (document.visibilityState === 'visible') now();
    };
    const timer = setTimeout(now, retryDelayMs(sending.attempt));
    window.addEventListener('online', now);
    document.addEventListener('visibilitychange', seen);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('online', now);
      document.removeEventListener('visibilitychange', seen);
    };
  }, [sending]);
}

const keyBytes = 16;

/** A key that nobody else has. `randomUUID` would need HTTPS, which a federation's test server may lack. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(keyBytes));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
