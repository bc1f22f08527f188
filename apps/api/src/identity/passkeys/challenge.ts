import { createHash } from 'node:crypto';
import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import type { View, Work } from '../../work.ts';
import { newToken } from '../token.ts';

/** What a passkey is asked for. */
export type Purpose = 'register' | 'sign-in' | 'step-up';

/** As long as somebody needs to find the key and to touch it; the sign-in page may lie open for a while before. */
const CHALLENGE_MINUTES = { register: 10, 'sign-in': 60, 'step-up': 10 } as const;

/** Nobody is made to hurry: the browser waits for a finger this long. */
export const PATIENCE_MS = 5 * 60_000;

/** What the passkey is to sign: random, for one purpose, and but for signing in for one session. */
export async function makeChallenge(view: View, purpose: Purpose): Promise<string> {
  const challenge = newToken();
  await view.db.query(
    `insert into identity.challenge (hash, purpose, session_id, created_at, expires_at)
     values ($1, $2, $3, $4, $4::timestamptz + make_interval(mins => $5))`,
    [hashOf(challenge), purpose, sessionFor(view, purpose), view.now, CHALLENGE_MINUTES[purpose]],
  );
  return challenge;
}

/** Uses a challenge up: of any number of answers to it, one counts. */
export async function useChallenge(work: Work, challenge: string, purpose: Purpose): Promise<Refused | null> {
  const asked = [hashOf(challenge), purpose, sessionFor(work, purpose)];
  const [, used]: [unknown, number] = await work.db.query(
    `update identity.challenge set used_at = $4
     where hash = $1 and purpose = $2 and session_id is not distinct from $3::uuid
       and used_at is null and expires_at > $4`,
    [...asked, work.now],
  );
  if (used === 1) return null;
  const rows: readonly unknown[] = await work.db.query(
    `select from identity.challenge where hash = $1 and used_at is not null`,
    [asked[0]],
  );
  return refuse(rows.length > 0 ? 'PASSKEY_REPLAYED' : 'PASSKEY_EXPIRED');
}

function sessionFor({ actor }: View, purpose: Purpose): string | null {
  return purpose === 'sign-in' || actor.kind !== 'person' ? null : actor.sessionId;
}

function hashOf(challenge: string): Buffer {
  return createHash('sha256').update(challenge).digest();
}
