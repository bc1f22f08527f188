import { refuse } from '@plenaria/kernel';
import type { Settled } from './log.ts';
import type { DecisionState } from './objections.ts';
import type { RulePack } from './rule-pack.ts';
import type { TallyResult } from './tally-result.ts';
import { awaitsSettlement } from './ties.ts';

/** A tie about to be settled. `settled` is how it was done already, null before; the answers are as they were sent. */
export type SettleQuestion = {
  readonly state: DecisionState;
  readonly rules: Pick<RulePack, 'ties'>;
  readonly result: Pick<TallyResult, 'outcome' | 'tied'> | null;
  readonly settled: Settled | null;
  /** The chair's casting vote. */
  readonly choice: string | null;
  /** What the beacon that the rules name has published. */
  readonly beaconValue: string | null;
};

/** The value of a beacon is one line of at most so many characters; the longest in use have some 200. */
export const BEACON_LENGTH_MAX = 1_000;

const UNPRINTABLE = /[\p{Cc}\p{Cs}]/u;

/** May this tie be settled so? Who asks is not asked here: it is for the chair, as closing is. */
export function objectionToSettle({ state, rules, result, settled, choice, beaconValue }: SettleQuestion) {
  if (state === 'draft' || state === 'open') return refuse('NOT_YET_CLOSED', { state });
  if (settled) return refuse('ALREADY_SETTLED', { ...settled, outcome: result?.outcome ?? null });
  if (!result || !awaitsSettlement(result)) return refuse('NOT_TIED', { outcome: result?.outcome ?? null });
  const isLot = rules.ties.kind === 'lot';
  const [field, given, other] = isLot
    ? (['beaconValue', beaconValue, choice] as const)
    : (['choice', choice, beaconValue] as const);
  const value = given?.trim() ?? '';
  if (value === '') return wrong(field, 'required');
  // Two answers at once: it is not clear what is meant.
  if (other !== null) return wrong(isLot ? 'choice' : 'beaconValue', 'invalid');
  if (!isLot) return value === 'yes' || value === 'no' ? null : wrong(field, 'invalid');
  if (value.length > BEACON_LENGTH_MAX) return wrong(field, 'tooLong');
  return UNPRINTABLE.test(value) ? wrong(field, 'invalid') : null;
}

/** What the log says of a settled tie, once there is no objection. `settledAt` is an instant in UTC. */
export function settledWith(
  { rules, choice, beaconValue }: Pick<SettleQuestion, 'rules' | 'choice' | 'beaconValue'>,
  settledAt: string,
): Settled {
  if (rules.ties.kind === 'lot') return { settledAt, kind: 'lot', beaconValue: (beaconValue ?? '').trim() };
  return { settledAt, kind: 'castingVote', choice: choice === 'yes' ? 'yes' : 'no' };
}

function wrong(field: string, reason: 'required' | 'invalid' | 'tooLong') {
  const problem = { field, reason: `refusals:field.${reason}` };
  return refuse('INVALID_INPUT', {
    fields: [reason === 'tooLong' ? { ...problem, max: BEACON_LENGTH_MAX } : problem],
  });
}
