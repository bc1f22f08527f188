/** An exact share: `parts` of `of`, in lowest terms, `of` always positive. Never a float, never rounded. */
export type Fraction = { readonly parts: bigint; readonly of: bigint };

/** `parts`/`of` in lowest terms. Throws when `of` is zero: that is a bug, not an input. */
export function fraction(parts: bigint, of: bigint = 1n): Fraction {
  if (of === 0n) throw new Error('a fraction needs a denominator other than zero');
  const divisor = greatestCommonDivisor(parts, of) * (of < 0n ? -1n : 1n);
  return { parts: parts / divisor, of: of / divisor };
}

/** Nothing, and the whole. */
export const ZERO: Fraction = { parts: 0n, of: 1n };
export const ONE: Fraction = { parts: 1n, of: 1n };

/**
 * Reads `1/2`, `-3/4` or `12`; null for anything else, decimals and zero denominators included. At most 60
 * digits each.
 */
export function parseFraction(text: string): Fraction | null {
  const match = /^(-?\d{1,60})(?:\/(\d{1,60}))?$/.exec(text);
  if (!match) return null;
  const of = BigInt(match[2] ?? '1');
  return of === 0n ? null : fraction(BigInt(match[1] ?? '0'), of);
}

/** Reads a fraction that was checked before; throws on anything else. */
export function readFraction(text: string): Fraction {
  const value = parseFraction(text);
  if (!value) throw new Error(`not a fraction: ${text}`);
  return value;
}

/** `37/63`; a whole number without a denominator: `1`. */
export function formatFraction(value: Fraction): string {
  return value.of === 1n ? `${value.parts}` : `${value.parts}/${value.of}`;
}

/** The sum. */
export function add(left: Fraction, right: Fraction): Fraction {
  return fraction(left.parts * right.of + right.parts * left.of, left.of * right.of);
}

/** The sum of all; zero of none. */
export function sum(values: readonly Fraction[]): Fraction {
  return values.reduce(add, ZERO);
}

/** left - right. */
export function subtract(left: Fraction, right: Fraction): Fraction {
  return fraction(left.parts * right.of - right.parts * left.of, left.of * right.of);
}

/** The product. */
export function multiply(left: Fraction, right: Fraction): Fraction {
  return fraction(left.parts * right.parts, left.of * right.of);
}

/** left / right; throws when right is zero. */
export function divide(left: Fraction, right: Fraction): Fraction {
  return fraction(left.parts * right.of, left.of * right.parts);
}

/** -1 when left is smaller, 0 when equal, 1 when larger: by cross-multiplication, so always exact. */
export function compare(left: Fraction, right: Fraction): -1 | 0 | 1 {
  const difference = left.parts * right.of - right.parts * left.of;
  if (difference === 0n) return 0;
  return difference < 0n ? -1 : 1;
}

/** The largest number that divides both; of 0 and 0 it is 1, so that it may always divide. */
function greatestCommonDivisor(left: bigint, right: bigint): bigint {
  let [large, small] = [left < 0n ? -left : left, right < 0n ? -right : right];
  while (small > 0n) [large, small] = [small, large % small];
  return large === 0n ? 1n : large;
}
