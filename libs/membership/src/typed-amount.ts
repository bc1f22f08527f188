const DIGITS_MAX = 12;
/** Digits, or thousands divided by one and the same sign. */
const WHOLE = String.raw`\d+|\d{1,3}(?:\.\d{3})+|\d{1,3}(?:,\d{3})+`;

/**
 * Reads an amount that was typed, in minor units of its currency. `500`, `1 500,50` and `1,500.50` are amounts; an
 * empty text is none (null), and `0` is nothing to pay (0n). Three digits behind the one sign of `12.345` are thousands
 * to some and a fraction to others: ambiguous, but for a currency that has no fraction, or three digits of it.
 */
export function readAmount(text: string, currency: string): bigint | null | 'unreadable' | 'ambiguous' {
  const digits = minorDigitsOf(currency);
  const bare = readSigns(readDigits(text)).replace(/[\s\u00a0\u202f'’_]/g, '');
  if (bare === '') return null;
  const isShort = /^\d{1,3}[.,]\d{3}$/.test(bare);
  if (isShort && digits > 0 && !(digits === 3 && bare.includes('.'))) return 'ambiguous';
  const pattern = new RegExp(String.raw`^(${WHOLE})(?:[.,](\d{1,${Math.max(1, digits)}}))?$`);
  const [, whole = '', part = ''] = pattern.exec(bare) ?? [];
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

/** The signs of an Arabic keyboard have one meaning each: `٫` begins the fraction, `٬` divides thousands. */
function readSigns(text: string): string {
  return text.replace(/(?<=\d)٬(?=\d{3}(?!\d))/g, '').replaceAll('٫', '.');
}

/** How many digits follow the point in this currency: 2 for EUR, 0 for JPY. */
function minorDigitsOf(currency: string): number {
  return (
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  );
}
