import { describe, expect, it } from '@jest/globals';
import type { Tenure } from '../on-day.ts';
import { wrongInAsking } from './wrong-in-asking.ts';

describe('asking for a change', () => {
  const fine = {
    kind: 'transfer',
    by: 'member',
    from: '2026-06-01',
    reason: '',
    today: '2026-05-04',
    tenures: [{ custodian: 'hypha', from: '2026-05-01', to: null }],
    receiving: 'webarchitects',
    isPaused: false,
  } as const;
  const fields = (asks: object) => wrongInAsking({ ...fine, ...asks }).map(({ field }) => field);

  it('names what is wrong: the day, the custodian, whose it is to ask', () => {
    expect(fields({})).toEqual([]);
    expect(fields({ from: '2026-05-03' })).toEqual(['from']);
    expect(fields({ from: '2027-06-01' })).toEqual(['from']);
    expect(fields({ receiving: 'hypha' })).toEqual(['custodian']);
    expect(fields({ tenures: [], receiving: null })).toEqual(['from', 'custodian']);
    expect(fields({ kind: 'leave', receiving: null, by: 'giving', reason: 'x' })).toEqual(['kind']);
    expect(fields({ by: 'giving' })).toEqual(['reason']);
    expect(fields({ kind: 'pause', receiving: null, isPaused: true })).toEqual(['kind']);
    expect(fields({ kind: 'expulsion', receiving: null })).toEqual(['kind']);
  });
});

describe('a move is asked for', () => {
  const hypha = { custodian: 'hypha', from: '2026-05-04', to: null };
  const wrong = (from: string, ...tenures: readonly Tenure[]) =>
    wrongInAsking({
      kind: 'transfer',
      by: 'member',
      from,
      reason: '',
      today: '2026-05-04',
      tenures,
      receiving: 'webarchitects',
      isPaused: false,
    });

  it('from the day after the membership with the present custodian began, so that it has been one', () => {
    expect(wrong('2026-05-04', hypha)).toEqual([{ field: 'from', reason: 'lifecycle:wrong.firstDay' }]);
    expect(wrong('2026-05-05', hypha)).toEqual([]);
  });

  it('where the register says nothing of later days', () => {
    const meet = { custodian: 'meet', from: '2026-06-01', to: null };
    const until = { ...hypha, from: '2020-01-01', to: '2026-05-31' };
    expect(wrong('2026-05-20', until, meet)).toEqual([{ field: 'from', reason: 'lifecycle:wrong.later' }]);
    expect(wrong('2026-06-01', until, meet)).toEqual([{ field: 'from', reason: 'lifecycle:wrong.firstDay' }]);
    expect(wrong('2026-06-02', until, meet)).toEqual([]);
  });
});
