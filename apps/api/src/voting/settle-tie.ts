import { isRefused, refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { objectionToSettle, resultHash, settledWith, settlementWith } from '@plenaria/voting';
import type { Settled, Tallied } from '@plenaria/voting';
import type { Work } from '../work.ts';
import { appendLog, lockLog } from './append-log.ts';
import { countDecision } from './count-decision.ts';
import { Decision } from './decision.ts';
import { decisionToChange } from './decision-to-change.ts';
import { isPartyTo } from './is-party-to.ts';
import { isId } from './plain-text.ts';
import { chairs } from './rights.ts';
import { RulePack } from './rule-pack.ts';

/** The chair's casting vote, or what the beacon of the lot has published; the other is null. */
export type SettleTieInput = {
  readonly decisionId: string;
  readonly choice: string | null;
  readonly beaconValue: string | null;
};

/**
 * Settles a tie that the rule leaves to the chair or to a lot. The log goes on where the close has left it, so
 * what was published then stays provable; of two chairs at once the second is told what stands.
 */
export async function settleTie(work: Work, input: SettleTieInput): Promise<Decision | Refused> {
  const { actor, db, now } = work;
  if (actor.kind !== 'person') return refuse('NOT_SIGNED_IN');
  if (!isId(input.decisionId)) return refuse('NOT_FOUND');
  await lockLog(db, input.decisionId);
  const decision = await decisionToChange(work, input.decisionId);
  if (isRefused(decision)) return decision;
  if (!chairs(actor, decision) || (await isPartyTo(work, decision))) return refuse('NOT_ALLOWED');
  const { rules } = await db.findOneByOrFail(RulePack, { id: decision.rulePackId });
  const { state, tally: result, settlement: settled, closedAt } = decision;
  const { choice, beaconValue } = input;
  const objection = objectionToSettle({ state, rules, result, settled, choice, beaconValue });
  if (objection) return objection;
  // A close that waited for ballots is dated by the last of them, which may be after this request came.
  const settledAt = closedAt && closedAt > now ? closedAt : now;
  await countAndKeep(
    work,
    decision,
    settledWith({ rules, choice, beaconValue }, settledAt.toISOString()),
    actor.personId,
  );
  await work.later({
    kind: 'announce-decision',
    payload: { decisionId: decision.id, template: 'decision-settled' },
    id: `announce-settled:${decision.id}`,
  });
  return db.findOneByOrFail(Decision, { id: decision.id });
}

async function countAndKeep(
  { db }: Work,
  decision: Decision,
  settled: Settled,
  settledById: string,
): Promise<void> {
  const [closed] = await db.query<{ readonly hash: string }[]>(
    `select hash from voting.log_entry where decision_id = $1 and kind = 'closed'`,
    [decision.id],
  );
  if (!closed) throw new Error('a closed decision has its close in the log');
  const { result } = await countDecision(db, decision, settlementWith(settled, closed.hash));
  const { outcome } = result;
  const tallied: Tallied = { talliedAt: settled.settledAt, resultHash: resultHash(result), outcome };
  const head = await appendLog(db, decision.id, [
    { kind: 'settled', payload: settled },
    { kind: 'tallied', payload: tallied },
  ]);
  await db.query(
    `update voting.decision set settlement = $2, settled_by = $3, result = $4, log_head = $5 where id = $1`,
    [decision.id, JSON.stringify(settled), settledById, JSON.stringify(result), head?.hash],
  );
}
