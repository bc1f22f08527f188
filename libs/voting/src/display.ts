import { fraction, multiply, subtract } from '@plenaria/kernel';
import type { Fraction } from '@plenaria/kernel';

/** Parts of a whole as percentages with two decimals, `"58.73"`, that add up to exactly 100.00: each rounded down to
 *  1/10000 of the whole, and what is missing given to the largest remainders, the first of equals first.
 *  The parts must add up to 1. For display only: nothing is ever decided with these. */
export function displayPercentages(parts: readonly Fraction[]): string[] {
  const scaled = parts.map((part) => multiply(part, fraction(10_000n)));
  const units = scaled.map(({ parts: over, of }) => over / of);
  const remainders = scaled.map((value, index) => subtract(value, fraction(units[index] ?? 0n)));
  let missing = 10_000n - units.reduce((total, unit) => total + unit, 0n);
  const byRemainder = remainders.map((remainder, index) => ({ remainder, index })).toSorted(largestFirst);
  for (const { index } of byRemainder) {
    if (missing <= 0n) break;
    units[index] = (units[index] ?? 0n) + 1n;
    missing -= 1n;
  }
  return units.map((unit) => `${unit / 100n}.${(unit % 100n).toString().padStart(2, '0')}`);
}

type Ranked = { readonly remainder: Fraction; readonly index: number };

function largestFirst(left: Ranked, right: Ranked): number {
  const difference = subtract(right.remainder, left.remainder).parts;
  if (difference === 0n) return left.index - right.index;
  return difference < 0n ? -1 : 1;
}
