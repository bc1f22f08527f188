import { isRefused, refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import type { Work } from '../work.ts';
import { appendLog, lockLog } from './append-log.ts';
import { chainBallots, watermarkOf } from './chain-ballots.ts';
import { Decision } from './decision.ts';
import { decisionToChange } from './decision-to-change.ts';
import { isPartyTo } from './is-party-to.ts';
import { isId, objectionToTexts } from './plain-text.ts';
import { leads } from './rights.ts';

/** Which decision, and why. */
export type WithdrawDecisionInput = { readonly decisionId: string; readonly reason: string };

const REASON_MAX = 4_000;

/**
 * Takes back a draft, or a vote that is under way. Nothing is counted; the log of an open one says that it
 * ended so.
 */
export async function withdrawDecision(
  work: Work,
  input: WithdrawDecisionInput,
): Promise<Decision | Refused> {
  const { actor, db } = work;
  const wrong = objectionToTexts({ reason: input.reason }, { reason: { max: REASON_MAX } });
  if (wrong) return wrong;
  if (!isId(input.decisionId)) return refuse('NOT_FOUND');
  await lockLog(db, input.decisionId);
  const decision = await decisionToChange(work, input.decisionId);
  if (isRefused(decision)) return decision;
  if (!leads(actor, decision) || (await isPartyTo(work, decision))) return refuse('NOT_ALLOWED');
  if (decision.state === 'closed' || decision.state === 'withdrawn') {
    return refuse('ALREADY_CLOSED', { state: decision.state });
  }
  return endWithoutResult(work, decision, input.reason.trim());
}

/**
 * Ends a vote that has nothing left to decide: the program's own withdrawal, whoever leads it. Null when it was over
 * by then.
 */
export async function withdrawLapsedVote(
  work: Work,
  decisionId: string,
  reasonOf: (decision: Decision) => string,
): Promise<Decision | null> {
  await lockLog(work.db, decisionId);
  const decision = await decisionToChange(work, decisionId);
  if (isRefused(decision) || decision.state !== 'open') return null;
  return endWithoutResult(work, decision, reasonOf(decision));
}

async function endWithoutResult(work: Work, decision: Decision, reason: string): Promise<Decision> {
  const { db, now } = work;
  const withdrawn = { state: 'withdrawn', withdrawnAt: now, withdrawnReason: reason } as const;
  if (decision.state === 'draft') await db.update(Decision, { id: decision.id }, withdrawn);
  else {
    await chainBallots(db, decision.id, await watermarkOf(db, decision.id));
    const payload = { withdrawnAt: now.toISOString(), reason };
    const head = await appendLog(db, decision.id, [{ kind: 'withdrawn', payload }]);
    await db.update(Decision, { id: decision.id }, { ...withdrawn, logHead: head?.hash ?? null });
  }
  return db.findOneByOrFail(Decision, { id: decision.id });
}
