const DIGITS_MAX = 12;

/**
 * Reads an amount that was typed, in minor units of its currency. `500`, `1 500,50` and `1,500.50` are amounts; an
 * empty text is none (null), and `0` is nothing to pay (0n).
 */
export function readAmount(text: string, currency: string): bigint | null | 'unreadable' {
  const digits = minorDigitsOf(currency);
  const bare = readDigits(text).replace(/[\s\u00a0\u202f'’_]/g, '');
  if (bare === '') return null;
  const [, whole = '', part = ''] = /^(\d+|\d{1,3}(?:[.,]\d{3})+)(?:[.,](\d{1,2}))?$/.exec(bare) ?? [];
  const number = whole.replace(/[.,]/g, '');
  if (number === '' || number.length > DIGITS_MAX || part.length > digits) return 'unreadable';
  return BigInt(number + part.padEnd(digits, '0'));
}

/** An amount in minor units as a person types it: `150050` with two digits is `1500.50`. */
export function typedAmount(amount: string, currency: string): string {
  const digits = minorDigitsOf(currency);
  const padded = amount.padStart(digits + 1, '0');
  const [whole, part] = [padded.slice(0, padded.length - digits), padded.slice(padded.length - digits)];
  return /^0*$/.test(part) ? whole : `${whole}.${part}`;
}

/** Arabic and Persian digits as the ones we count with. */
export function readDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
}

/** How many digits follow the point in this currency: 2 for EUR, 0 for JPY. */
function minorDigitsOf(currency: string): number {
  return (
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  );
}
