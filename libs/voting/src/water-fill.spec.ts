import { compare, formatFraction, fraction, readFraction, sum } from '@plenaria/kernel';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { waterFill } from './water-fill.ts';

const share = fc.tuple(
  fc.integer({ min: 1, max: 30 }),
  fc.integer({ min: 0, max: 20 }),
  fc.integer({ min: 0, max: 60 }),
);

describe('shares within limits', () => {
  it('gives what a cap takes away to the others in proportion', () => {
    // 60/30/10 with at most 50: the 10 go to 30 and 10 as 3 to 1.
    expect(filled(['6/10', '3/10', '1/10'], ['1/2', '1', '1'])).toEqual(['1/2', '3/8', '1/8']);
  });

  it('goes round again when a share that grew meets its own cap', () => {
    // 60/30/10 with caps 50, 35, 100: 50, then 37.5 is too much, so 35, and 15 are left.
    expect(filled(['6/10', '3/10', '1/10'], ['1/2', '35/100', '1'])).toEqual(['1/2', '7/20', '3/20']);
  });

  it('raises a share to its floor at the expense of the others', () => {
    expect(filled(['80/100', '15/100', '5/100'], ['1', '1', '1'], ['0', '0', '1/10'])).toEqual([
      '72/95',
      '27/190',
      '1/10',
    ]);
  });

  it('says so when limits cannot all be kept', () => {
    expect(filled(['1/2', '1/2'], ['1/10', '1/10'])).toBeNull();
    expect(filled(['1/2', '1/2'], ['1', '1'], ['6/10', '6/10'])).toBeNull();
  });

  it('never exceeds a cap, never misses a floor, keeps the total and the order', () => {
    fc.assert(
      fc.property(fc.array(share, { minLength: 1, maxLength: 6 }), (drawn) => {
        const total = drawn.reduce((all, [part]) => all + part, 0);
        const shares = drawn.map(([part]) => fraction(BigInt(part), BigInt(total)));
        const limits = drawn.map(([, floor, room]) => ({
          floor: fraction(BigInt(floor), 100n),
          cap: fraction(BigInt(floor + room), 100n),
        }));
        const result = waterFill(shares, limits);
        const feasible =
          compare(sum(limits.map(({ floor }) => floor)), fraction(1n)) <= 0 &&
          compare(sum(limits.map(({ cap }) => cap)), fraction(1n)) >= 0;
        expect(result !== null).toBe(feasible);
        fc.pre(result !== null);
        expect(formatFraction(sum(result))).toBe('1');
        result.forEach((value, n) => {
          expect(compare(value, limits[n]?.cap ?? value)).toBeLessThanOrEqual(0);
          expect(compare(value, limits[n]?.floor ?? value)).toBeGreaterThanOrEqual(0);
        });
        const free = result.flatMap((value, n) => {
          const limit = limits[n];
          const isFree = limit && compare(value, limit.cap) < 0 && compare(value, limit.floor) > 0;
          return isFree ? [formatFraction(ratio(value, shares[n] ?? value))] : [];
        });
        expect(new Set(free).size).toBeLessThanOrEqual(1);
      }),
      { numRuns: 500 },
    );
  });
});

function ratio(left: { parts: bigint; of: bigint }, right: { parts: bigint; of: bigint }) {
  return fraction(left.parts * right.of, left.of * right.parts);
}

function filled(shares: string[], caps: string[], floors: string[] = shares.map(() => '0')): string[] | null {
  const limits = caps.map((cap, n) => ({ cap: readFraction(cap), floor: readFraction(floors[n] ?? '0') }));
  return waterFill(shares.map(readFraction), limits)?.map(formatFraction) ?? null;
}
