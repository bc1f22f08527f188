import { useState } from 'react';
import type { Sent } from './send.ts';

/** What stood when a form was opened, what it is built on by now, and what to do with an answer to what was sent. */
export type Base = {
  readonly seen: string | null;
  readonly base: string | null;
  readonly noted: <Answer>(sent: Sent<Answer>) => Sent<Answer>;
};

/**
 * Keeps a form from writing over what somebody else wrote meanwhile: the api refuses what is not built on what stands,
 * that is loaded `again`, and whoever sends theirs once more has seen what they replace.
 */
export function useBase(stands: string | null, again: () => void): Base {
  const [seen] = useState(stands);
  const [base, setBase] = useState(stands);
  return {
    seen,
    base,
    noted(sent) {
      if (sent.ok || sent.refusal.code !== 'VERSION_MISMATCH') return sent;
      const { base: standing } = sent.refusal.details;
      setBase(typeof standing === 'string' ? standing : null);
      again();
      return sent;
    },
  };
}
