import { compare, divide, multiply, subtract, sum, ZERO } from '@plenaria/kernel';
import type { Fraction } from '@plenaria/kernel';

/** The least and the most one share may be. */
export type Limits = { readonly floor: Fraction; readonly cap: Fraction };

/** Shares within their limits that keep the total and, between those that touch no limit, the proportions:
 *  share'[c] = clamp(lambda * share[c]) for the one lambda that keeps the sum. Null when no lambda does.
 *
 *  Each round fixes the side (caps or floors) that is further out, as CSS Flexbox 9.7 resolves flexible lengths;
 *  it ends after at most one round per share. Exact. */
export function waterFill(shares: readonly Fraction[], limits: readonly Limits[]): Fraction[] | null {
  const total = sum(shares);
  if (compare(sum(limits.map(({ floor }) => floor)), total) > 0) return null;
  if (compare(sum(limits.map(({ cap }) => cap)), total) < 0) return null;
  const fixed = new Map<number, Fraction>();
  for (;;) {
    const filled = spread(shares, fixed, total);
    const over = filled.map((share, index) => positive(subtract(share, limits[index]?.cap ?? share)));
    const under = filled.map((share, index) => positive(subtract(limits[index]?.floor ?? share, share)));
    const side = compare(sum(over), sum(under));
    if (side === 0 && sum(over).parts === 0n) return filled;
    limits.forEach(({ cap, floor }, index) => {
      if (side >= 0 && isPositive(over[index])) fixed.set(index, cap);
      if (side <= 0 && isPositive(under[index])) fixed.set(index, floor);
    });
  }
}

/** Fixed shares as they are; the others keep their proportions in what is left. */
function spread(
  shares: readonly Fraction[],
  fixed: ReadonlyMap<number, Fraction>,
  total: Fraction,
): Fraction[] {
  const left = subtract(total, sum([...fixed.values()]));
  const free = sum(shares.filter((_, index) => !fixed.has(index)));
  return shares.map((share, index) => {
    const limit = fixed.get(index);
    if (limit) return limit;
    return free.parts === 0n ? share : multiply(left, divide(share, free));
  });
}

function positive(value: Fraction): Fraction {
  return value.parts > 0n ? value : ZERO;
}

function isPositive(value: Fraction | undefined): boolean {
  return value !== undefined && value.parts > 0n;
}
