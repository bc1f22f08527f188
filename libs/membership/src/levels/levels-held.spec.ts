import { describe, expect, it } from '@jest/globals';
import { isRefused } from '@plenaria/kernel';
import * as fc from 'fast-check';
import { dayAfter } from '../day.ts';
import type { Span } from '../timeline.ts';
import { holdsOn } from '../valid.ts';
import { levelFrom, spanWithin } from './levels-held.ts';

const span = (value: string, from: string, to: string | null = null): Span => ({
  id: value,
  value,
  from,
  to,
});
const always = [{ from: '2020-01-01', to: null }];

describe('the level that a member holds', () => {
  it('gives way to another from a day on', () => {
    expect(levelFrom([span('free', '2026-01-01')], 'community', '2026-05-01')).toEqual([
      span('free', '2026-01-01', '2026-04-30'),
      { id: null, value: 'community', from: '2026-05-01', to: null },
    ]);
  });

  it('may be none', () => {
    expect(levelFrom([span('free', '2026-01-01')], null, '2026-05-01')).toEqual([
      span('free', '2026-01-01', '2026-04-30'),
    ]);
    expect(levelFrom([span('free', '2026-05-01')], null, '2026-05-01')).toEqual([]);
  });

  it('is not changed to what it is, nor before a later change', () => {
    const refused = (value: string | null, from: string) => {
      const answer = levelFrom([span('free', '2026-01-01')], value, from);
      return isRefused(answer) && answer.refused;
    };
    expect(refused('free', '2026-05-01')).toBe('NOTHING_CHANGES');
    expect(refused(null, '2025-12-01')).toBe('HISTORY_LATER');
    expect(refused('community', '2025-12-01')).toBe('HISTORY_LATER');
  });

  it('ends with the class for which it is, with the custodian whose it is, and with the level itself', () => {
    const held = span('community', '2026-01-01');
    const ending = (to: string) => [{ from: '2020-01-01', to }];
    expect(spanWithin(held, [always, always, always])).toEqual(held);
    expect(spanWithin(held, [ending('2026-05-08'), ending('2026-03-31'), always])?.to).toBe('2026-03-31');
    expect(spanWithin(held, [always, ending('2025-12-31'), always])).toBeNull();
  });

  it('goes on where one version of it follows on the other', () => {
    const versions = [
      { from: '2020-01-01', to: '2026-02-28' },
      { from: '2026-03-01', to: null },
    ];
    expect(spanWithin(span('community', '2026-01-01'), [versions])?.to).toBeNull();
  });

  it('holds on no day on which something that it needs is missing, and on every day before', () => {
    const day = fc.integer({ min: 10, max: 30 }).map((number) => `2026-05-${number}`);
    const days = fc.array(fc.record({ from: day, to: fc.option(day) }), { maxLength: 4 });
    fc.assert(
      fc.property(days, days, day, (classes, versions, from) => {
        const kept = spanWithin(span('community', from), [classes, versions]);
        let covered = true;
        for (let on = from; on < '2026-07-01'; on = dayAfter(on)) {
          covered &&= [classes, versions].every((valids) => valids.some((valid) => holdsOn(valid, on)));
          expect(kept !== null && holdsOn(kept, on)).toBe(covered);
        }
      }),
    );
  });
});
