import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { ExportBundle } from './bundle.ts';
import { makeBundle } from './make-bundle.ts';
import { presetNamed } from './presets.ts';
import type { RulePack } from './rule-pack.ts';
import { objectionToSettle, settledWith } from './settling.ts';
import type { SettleQuestion } from './settling.ts';
import { wholeDecision } from './testing/decision.ts';
import type { SettledExample } from './testing/decision.ts';
import { votesOf } from './testing/votes.ts';
import { verifyBundle } from './verify-bundle.ts';

const plain = presetNamed('one-coop-one-vote')?.rules as RulePack;
const byChair: RulePack = { ...plain, ties: { kind: 'castingVote' } };
const byLot: RulePack = { ...plain, ties: { kind: 'lot', beacon: 'drand round 4000000' } };
const level = votesOf({ members: { yes: 2, no: 2, abstain: 1, of: 6 } });

const asked: SettleQuestion = {
  state: 'closed',
  rules: byChair,
  result: { outcome: 'undecided', tied: true },
  settled: null,
  choice: 'yes',
  beaconValue: null,
};
const lot: SettleQuestion = { ...asked, rules: byLot, choice: null, beaconValue: ' 8a6c13 ' };

describe('a tie', () => {
  it('is settled by a casting vote that says yes or no, or by the value that the beacon has published', () => {
    expect(objectionToSettle(asked)).toBeNull();
    expect(settledWith(asked, '2026-03-18T08:30:00.000Z')).toEqual({
      kind: 'castingVote',
      choice: 'yes',
      settledAt: '2026-03-18T08:30:00.000Z',
    });
    expect(objectionToSettle(lot)).toBeNull();
    expect(settledWith(lot, '2026-03-18T08:30:00.000Z')).toMatchObject({
      kind: 'lot',
      beaconValue: '8a6c13',
    });
  });

  it('is settled once, and who comes second is told what stands', () => {
    const settled = settledWith(asked, '2026-03-18T08:30:00.000Z');
    const result = { outcome: 'adopted', tied: true } as const;
    expect(objectionToSettle({ ...asked, choice: 'no', settled, result })).toMatchObject({
      refused: 'ALREADY_SETTLED',
      details: { kind: 'castingVote', choice: 'yes', outcome: 'adopted' },
    });
  });

  it('is settled after the close only, and only where there is one', () => {
    expect(objectionToSettle({ ...asked, state: 'open', result: null })).toMatchObject({
      refused: 'NOT_YET_CLOSED',
    });
    const statusQuo = { outcome: 'rejected', tied: true } as const;
    expect(objectionToSettle({ ...asked, result: statusQuo })).toMatchObject({ refused: 'NOT_TIED' });
    const infeasible = { outcome: 'undecided', tied: false } as const;
    expect(objectionToSettle({ ...asked, result: infeasible })).toMatchObject({ refused: 'NOT_TIED' });
    expect(objectionToSettle({ ...asked, state: 'withdrawn', result: null })).toMatchObject({
      refused: 'NOT_TIED',
    });
  });

  it.each([
    ['no casting vote', { ...asked, choice: null }, 'choice', 'required'],
    ['a casting vote that abstains', { ...asked, choice: 'abstain' }, 'choice', 'invalid'],
    ['a beacon beside a casting vote', { ...asked, beaconValue: 'f00d' }, 'beaconValue', 'invalid'],
    ['no value of the beacon', { ...lot, beaconValue: ' \n' }, 'beaconValue', 'required'],
    ['a value of two lines', { ...lot, beaconValue: 'a\nb' }, 'beaconValue', 'invalid'],
    ['a value without end', { ...lot, beaconValue: 'a'.repeat(1_001) }, 'beaconValue', 'tooLong'],
    ['a casting vote beside the beacon', { ...lot, choice: 'yes' }, 'choice', 'invalid'],
  ] as const)('is not settled by %s, and the field is named', (_case, question, field, reason) => {
    expect(objectionToSettle(question)).toMatchObject({
      refused: 'INVALID_INPUT',
      details: { fields: [{ field, reason: `refusals:field.${reason}` }] },
    });
  });
});

describe('the bundle of a tie', () => {
  const bundleOf = (rules: RulePack, settled: SettledExample | null): string =>
    makeBundle(wholeDecision(rules, level.roll, level.ballots, settled));

  it('is whole before it is settled, and says what is awaited', () => {
    const { ok, summary } = verifyBundle(bundleOf(byChair, null));
    expect(ok).toBe(true);
    expect(summary.map(({ key }) => key).slice(-2)).toEqual(['tieAwaitsCastingVote', 'outcomeAwaits']);
  });

  // 2 yes, 2 no: 1/2 is not more than 1/2, and one vote more on either side would have decided.
  it('is whole after the casting vote, with the tally of the close still in its log', () => {
    const file = bundleOf(byChair, { kind: 'castingVote', choice: 'yes' });
    const { ok, summary } = verifyBundle(file);
    expect(ok).toBe(true);
    expect(summary.map(({ key }) => key).slice(-3)).toEqual([
      'thresholdMissedOfDecided',
      'tieCastingYes',
      'outcomeAdopted',
    ]);
    const { log, result } = JSON.parse(file) as ExportBundle;
    expect(log.slice(-4).map(({ kind }) => kind)).toEqual(['closed', 'tallied', 'settled', 'tallied']);
    expect(log.at(-3)?.payload).toMatchObject({ outcome: 'undecided' });
    expect(log.at(-1)?.payload).toMatchObject({ outcome: 'adopted' });
    expect(result).toMatchObject({ outcome: 'adopted', tied: true, yes: '1/2', no: '1/2' });
  });

  it('is whole after the lot, whose last bit anybody can work out from the close and the beacon', () => {
    const file = bundleOf(byLot, { kind: 'lot', beaconValue: '8a6c13' });
    const { ok } = verifyBundle(file);
    expect(ok).toBe(true);
    const { log, result } = JSON.parse(file) as ExportBundle;
    const closed = log.find(({ kind }) => kind === 'closed')?.hash ?? '';
    const seed = createHash('sha256').update(`${closed}8a6c13`).digest();
    const isEven = (seed.at(-1) ?? 0) % 2 === 0;
    expect(result.outcome).toBe(isEven ? 'adopted' : 'rejected');
    expect(result.sentences.at(-2)?.params).toEqual({ seed: seed.toString('hex') });
  });

  it('is whole to who noted the head at the close, and says that it was settled since', () => {
    const { log } = wholeDecision(byChair, level.roll, level.ballots);
    const file = bundleOf(byChair, { kind: 'castingVote', choice: 'no' });
    const { ok, summary } = verifyBundle(file, { logHead: log.at(-1)?.hash ?? '' });
    expect(ok).toBe(true);
    expect(summary.map(({ key }) => key)).toContain('verifiedSettledSince');
    expect(verifyBundle(file, { logHead: log.at(-2)?.hash ?? '' }).findings[0]).toMatchObject({
      place: '$.decision.logHead',
    });
  });
});
