import { describe, expect, it } from '@jest/globals';
import { ruleProposed, wrongInRule } from './objection-to-rule.ts';

const KNOWN = { rulePacks: ['one-coop-one-vote'], today: '2026-05-08' };
const week = { kind: 'objectionWindow', days: 7, rulePack: 'one-coop-one-vote', from: '2026-05-08' };

describe('a joining rule that is proposed', () => {
  it('holds from today or later, never from yesterday', () => {
    expect(wrongInRule(week, KNOWN)).toEqual([]);
    expect(wrongInRule({ ...week, from: '2026-05-07' }, KNOWN)).toEqual(['from']);
  });

  it('has a window of whole days, at most a year', () => {
    for (const days of [null, 0, 2.5, 366]) expect(wrongInRule({ ...week, days }, KNOWN)).toEqual(['days']);
    expect(wrongInRule({ ...week, kind: 'custodian', days: null }, KNOWN)).toEqual([]);
  });

  it('names a way and rules that exist', () => {
    expect(wrongInRule({ ...week, kind: 'lot', rulePack: 'nothing' }, KNOWN)).toEqual(['kind', 'rulePack']);
  });

  it('keeps the days of a window only where there is one', () => {
    expect(ruleProposed(week)).toEqual({ kind: 'objectionWindow', days: 7, rulePack: 'one-coop-one-vote' });
    expect(ruleProposed({ ...week, kind: 'custodian' })).toEqual({
      kind: 'custodian',
      rulePack: 'one-coop-one-vote',
    });
  });
});
