import { describe, expect, it } from '@jest/globals';
import { isRefused } from '@plenaria/kernel';
import fc from 'fast-check';
import { changeFrom, changesBetween, endAfter, goOnAfter, holdTogether, stayFrom } from './timeline.ts';
import type { Span } from './timeline.ts';
import { overlaps } from './valid.ts';

const span = (id: string, value: string, from: string, to: string | null = null): Span => ({
  id,
  value,
  from,
  to,
});
const since2020 = [span('a', 'femprocomuns', '2020-08-01')];

describe('a custodian that changes', () => {
  it('holds until the day before, and the next one follows', () => {
    expect(changeFrom(since2020, 'hypha', '2021-01-01')).toEqual([
      span('a', 'femprocomuns', '2020-08-01', '2020-12-31'),
      { id: null, value: 'hypha', from: '2021-01-01', to: null },
    ]);
  });

  it('is corrected in place when the change falls on its first day', () => {
    expect(changeFrom(since2020, 'hypha', '2020-08-01')).toEqual([span('a', 'hypha', '2020-08-01')]);
  });

  it('stays when it is the same', () => {
    expect(changeFrom(since2020, 'femprocomuns', '2022-01-01')).toBe(since2020);
  });

  it('is not rewritten before a later change that the register knows', () => {
    const moved = [span('a', 'x', '2020-01-01', '2020-12-31'), span('b', 'y', '2021-01-01')];
    const answer = changeFrom(moved, 'z', '2020-06-01');
    expect(isRefused(answer) && answer.refused).toBe('HISTORY_LATER');
  });

  it('never leaves two at once, whatever is asked in whatever order', () => {
    const day = fc.integer({ min: 10, max: 28 }).map((number) => `2020-01-${number}`);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('x', 'y', 'z'), day), { maxLength: 12 }), (asked) => {
        let spans: readonly Span[] = [];
        for (const [value, from] of asked) {
          const next = changeFrom(spans, value, from);
          spans = isRefused(next)
            ? spans
            : next.map((one, place) => ({ ...one, id: one.id ?? `${from}${place}` }));
        }
        for (const [place, one] of spans.entries())
          for (const other of spans.slice(place + 1)) expect(overlaps(one, other)).toBe(false);
      }),
    );
  });
});

describe('classes that hold together', () => {
  const held = [span('p', 'producer', '2020-08-01'), span('c', 'consumer', '2020-08-01')];

  it('end the day before they are no longer named', () => {
    expect(holdTogether(held, [{ value: 'producer', days: null }], '2021-01-01')).toEqual([
      held[0],
      span('c', 'consumer', '2020-08-01', '2020-12-31'),
    ]);
  });

  it('take the days they are given', () => {
    const days = { from: '2020-08-01', to: '2021-06-30' };
    expect(holdTogether([held[0] as Span], [{ value: 'producer', days }], '2020-08-01')).toEqual([
      span('p', 'producer', '2020-08-01', '2021-06-30'),
    ]);
  });

  it('change nothing when asked twice', () => {
    const wanted = [
      { value: 'producer', days: null },
      { value: 'collaborating', days: { from: '2021-01-01', to: '2021-12-31' } },
    ];
    const once = holdTogether(held, wanted, '2021-01-01').map((one, place) => ({
      ...one,
      id: one.id ?? `new${place}`,
    }));
    const twice = holdTogether(once, wanted, '2021-01-01');
    expect(changesBetween(once, twice)).toEqual({ added: [], changed: [], removed: [] });
  });
});

describe('a membership that ends', () => {
  it('takes everything with it that was to hold later', () => {
    const spans = [span('a', 'x', '2020-01-01'), span('b', 'y', '2021-01-01', '2021-12-31')];
    expect(endAfter(spans, '2020-06-30')).toEqual([span('a', 'x', '2020-01-01', '2020-06-30')]);
  });

  it('goes on where that is taken back on its last day; what had ended before stays ended', () => {
    const spans = [span('a', 'x', '2019-01-01', '2019-12-31'), span('b', 'y', '2020-06-30')];
    expect(goOnAfter(endAfter(spans, '2020-06-30'), '2020-06-30')).toEqual(spans);
  });

  it('has no last day any more where it is given once more before it; what follows it stays', () => {
    const ending = [span('a', 'x', '2020-01-01', '2020-06-30')];
    expect(stayFrom(ending, 'x', '2020-06-30')).toEqual([span('a', 'x', '2020-01-01')]);
    expect(stayFrom(ending, 'x', '2020-07-01')).toEqual(ending);
    expect(stayFrom(ending, 'y', '2020-06-30')).toEqual(ending);
    const followed = [...ending, span('b', 'y', '2020-08-01')];
    expect(stayFrom(followed, 'x', '2020-06-30')).toMatchObject({
      refused: 'HISTORY_LATER',
      details: { from: '2020-08-01', value: 'y' },
    });
  });
});
