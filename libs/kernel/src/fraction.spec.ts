import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  add,
  compare,
  divide,
  formatFraction,
  fraction,
  multiply,
  parseFraction,
  subtract,
  sum,
} from './fraction.ts';

const denominator = fc.bigInt({ min: 1n, max: 10n ** 18n });
const anyFraction = fc
  .tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), denominator)
  .map(([p, q]) => fraction(p, q));

describe('a share', () => {
  it('is kept in lowest terms with a positive denominator', () => {
    expect(fraction(50n, 100n)).toEqual({ parts: 1n, of: 2n });
    expect(fraction(3n, -6n)).toEqual({ parts: -1n, of: 2n });
    expect(fraction(0n, 7n)).toEqual({ parts: 0n, of: 1n });
  });

  it('adds up without rounding: three thirds are one', () => {
    const third = fraction(1n, 3n);
    expect(formatFraction(sum([third, third, third]))).toBe('1');
  });

  it('tells 1/3 from 333,333/1,000,000', () => {
    expect(compare(fraction(1n, 3n), fraction(333_333n, 1_000_000n))).toBe(1);
  });

  it('is read as people write it, and nothing else is', () => {
    expect(parseFraction('95/100')).toEqual({ parts: 19n, of: 20n });
    expect(parseFraction('12')).toEqual({ parts: 12n, of: 1n });
    for (const wrong of ['0.5', '1/0', '', '1/', '/2', '1/-2', ' 1/2', '½', '1e3', `1/${'9'.repeat(61)}`]) {
      expect(parseFraction(wrong)).toBeNull();
    }
  });

  it('cannot be of zero', () => {
    expect(() => fraction(1n, 0n)).toThrow('denominator');
    expect(() => divide(fraction(1n), fraction(0n))).toThrow('denominator');
  });

  it('reads back what it wrote, and obeys arithmetic', () => {
    fc.assert(
      fc.property(anyFraction, anyFraction, anyFraction, (a, b, c) => {
        expect(parseFraction(formatFraction(a))).toEqual(a);
        expect(add(a, b)).toEqual(add(b, a));
        expect(subtract(add(a, b), b)).toEqual(a);
        expect(multiply(a, add(b, c))).toEqual(add(multiply(a, b), multiply(a, c)));
        expect(b.parts === 0n ? a : multiply(divide(a, b), b)).toEqual(a);
        expect(compare(a, b)).toBe(-compare(b, a) + 0);
      }),
    );
  });
});
