import { randomBytes } from 'node:crypto';
import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import type { Choice } from '@plenaria/voting';
import type { Asking } from '../work.ts';
import { Ballot } from './ballot.ts';
import type { BallotBox } from './ballot-box.ts';
import { isId, objectionToTexts } from './plain-text.ts';
import { receiptOf } from './receipt.ts';

/** What a voter hands in. The key is the client's own and makes a repeated sending harmless. */
export type CastBallotInput = {
  readonly decisionId: string;
  readonly memberId: string;
  readonly choice: Choice;
  readonly reason: string | null;
  readonly idempotencyKey: string;
};

const REASON_MAX = 4_000;
const KEY_MAX = 100;
const SALT_BYTES = 16;

/**
 * Casts a ballot, or a new version of it. Not a Work of its own: it travels with all ballots of the same
 * moment in one durable statement, `voting.cast_ballots`, which also judges it (see migration 0005).
 */
export async function castBallot(
  box: BallotBox,
  asking: Asking,
  input: CastBallotInput,
): Promise<Ballot | Refused> {
  const { actor, now } = asking;
  if (actor.kind !== 'person') return refuse('NOT_SIGNED_IN');
  const reason = input.reason?.trim() || null;
  const objection = objectionToTexts(
    { reason: reason ?? '', idempotencyKey: input.idempotencyKey },
    { reason: { max: REASON_MAX, optional: true }, idempotencyKey: { max: KEY_MAX } },
  );
  if (objection) return objection;
  if (!isId(input.decisionId)) return refuse('NOT_FOUND');
  if (!isId(input.memberId)) return refuse('NOT_ON_THE_ROLL');
  const answer = await box.cast({
    decisionId: input.decisionId.toLowerCase(),
    memberId: input.memberId.toLowerCase(),
    personId: actor.personId,
    sessionId: actor.sessionId,
    choice: input.choice,
    reason,
    salt: reason === null ? null : randomBytes(SALT_BYTES).toString('hex'),
    key: input.idempotencyKey.trim(),
    at: now,
  });
  if (answer.refusal !== null) return refuse(answer.refusal, answer.details);
  return Object.assign(new Ballot(), {
    id: answer.id,
    memberId: answer.member_id,
    version: answer.version,
    choice: answer.choice,
    reason: answer.reason,
    castAt: answer.cast_at,
    receipt: receiptOf(answer),
  });
}
