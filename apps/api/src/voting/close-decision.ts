import { isRefused, refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { objectionToClose, resultHash } from '@plenaria/voting';
import type { Closed, Tallied } from '@plenaria/voting';
import type { Work } from '../work.ts';
import { awaitsBallotsOf } from './awaits-ballots.ts';
import { appendLog, lockLog } from './append-log.ts';
import { chainBallots, watermarkOf } from './chain-ballots.ts';
import { countDecision } from './count-decision.ts';
import { Decision } from './decision.ts';
import { decisionToChange } from './decision-to-change.ts';
import { isPartyTo } from './is-party-to.ts';
import { isId } from './plain-text.ts';
import { chairs } from './rights.ts';

/** Closed by the clock (a system actor) once `closesAt` has come, or by the chair at any time; a vote about a
 *  membership before its time only once everybody on its roll has voted. */
export type CloseDecisionInput = { readonly decisionId: string };

/**
 * Closes a decision: no more ballots, everything chained, counted, and the result kept, in one transaction.
 * Casters share a lock on the row that this takes alone, so every acknowledged ballot is in the tally; of two
 * who close at once the second finds it closed, and is told the result.
 */
export async function closeDecision(
  work: Work,
  { decisionId }: CloseDecisionInput,
): Promise<Decision | Refused> {
  const { actor, db, now } = work;
  if (!isId(decisionId)) return refuse('NOT_FOUND');
  await lockLog(db, decisionId);
  const decision = await decisionToChange(work, decisionId);
  if (isRefused(decision)) return decision;
  if (!chairs(actor, decision) || (await isPartyTo(work, decision))) return refuse('NOT_ALLOWED');
  if (decision.state === 'closed' || decision.state === 'withdrawn') return alreadyClosed(decision);
  const by = actor.kind === 'system' ? 'clock' : 'chair';
  const awaitsBallots = await awaitsBallotsOf(db, decision);
  const objection = objectionToClose({ decision, by, awaitsBallots, now });
  if (objection) return objection;
  await countAndKeep(work, decision);
  await db.query(`select pg_notify('voting_turnout', $1)`, [decision.id]);
  await work.later({
    kind: 'announce-decision',
    payload: { decisionId: decision.id, template: 'decision-closed' },
    id: `announce-closed:${decision.id}`,
  });
  return db.findOneByOrFail(Decision, { id: decision.id });
}

async function countAndKeep(work: Work, decision: Decision): Promise<void> {
  const { actor, db, now } = work;
  await chainBallots(db, decision.id, await watermarkOf(db, decision.id));
  const { result, ballots, latest } = await countDecision(db, decision);
  // Ballots that came in while this waited for the lock are counted, so the close is not before them.
  const closedAt = latest && latest > now ? latest : now;
  const closed: Closed = {
    closedAt: closedAt.toISOString(),
    // The role alone: a voter's pseudonym would tell everybody how the chair has voted.
    closedBy: actor.kind === 'person' ? 'chair' : 'clock',
    ballots,
  };
  const tallied: Tallied = {
    talliedAt: closedAt.toISOString(),
    resultHash: resultHash(result),
    outcome: result.outcome,
  };
  const head = await appendLog(db, decision.id, [
    { kind: 'closed', payload: closed },
    { kind: 'tallied', payload: tallied },
  ]);
  const closedBy = actor.kind === 'person' ? actor.personId : null;
  await db.query(
    `update voting.decision
        set state = 'closed', closed_at = $2, closed_by = $3, log_head = $4, result = $5 where id = $1`,
    [decision.id, closedAt, closedBy, head?.hash, JSON.stringify(result)],
  );
}

/** The second of two who close is told how it ended. */
function alreadyClosed(decision: Decision): Refused {
  const { state, closedAt, withdrawnAt, tally: result } = decision;
  const outcome = result?.outcome ?? null;
  return refuse('ALREADY_CLOSED', { state, closedAt: closedAt ?? withdrawnAt, outcome });
}
