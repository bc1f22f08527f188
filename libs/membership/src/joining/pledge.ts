/** How often something is given. */
export const EVERY = ['month', 'quarter', 'year'] as const;
export type Every = (typeof EVERY)[number];

/** What somebody says they will contribute. */
export type Pledge = {
  /** `amount` in minor units of the currency, as text: it may be larger than a number holds exactly. */
  readonly money: { readonly amount: string; readonly currency: string; readonly every: Every } | null;
  readonly hours: { readonly hours: number; readonly every: Every } | null;
  /** Servers, discounts, space, … in their own words. */
  readonly resources: string | null;
};

/** A pledge as it is typed into a form; what is not given is ''. */
export type TypedPledge = {
  readonly money: string;
  readonly moneyEvery: string;
  readonly hours: string;
  readonly hoursEvery: string;
  readonly resources: string;
};

/** A field that cannot be read: its name in the form. */
export type UnreadablePledge = 'money' | 'moneyEvery' | 'hours' | 'hoursEvery';

const HOURS_MAX = 8_784;
const DIGITS_MAX = 12;

/** Reads what was typed. `500`, `1 500,50` and `1,500.50` are amounts; `40` is a number of whole hours. */
export function readPledge(
  typed: TypedPledge,
  currency: string,
): { readonly pledge: Pledge; readonly unreadable: readonly UnreadablePledge[] } {
  const amount = readAmount(typed.money, minorDigitsOf(currency));
  const hours = readHours(typed.hours);
  const [moneyEvery, hoursEvery] = [everyOf(typed.moneyEvery), everyOf(typed.hoursEvery)];
  const resources = typed.resources.trim();
  const unreadable = [
    amount === 'unreadable' ? (['money'] as const) : [],
    amount !== null && moneyEvery === null ? (['moneyEvery'] as const) : [],
    hours === 'unreadable' ? (['hours'] as const) : [],
    hours !== null && hoursEvery === null ? (['hoursEvery'] as const) : [],
  ].flat();
  const isAmount = amount !== null && amount !== 'unreadable' && moneyEvery !== null;
  const isHours = hours !== null && hours !== 'unreadable' && hoursEvery !== null;
  const pledge = {
    money: isAmount ? { amount: String(amount), currency, every: moneyEvery } : null,
    hours: isHours ? { hours, every: hoursEvery } : null,
    resources: resources === '' ? null : resources,
  };
  return { pledge, unreadable };
}

/** Does it give nothing at all? */
export function isEmptyPledge({ money, hours, resources }: Pledge): boolean {
  return money === null && hours === null && resources === null;
}

/** An amount in minor units as a person types it: `150050` with two digits is `1500.50`. */
export function typedAmount(amount: string, currency: string): string {
  const digits = minorDigitsOf(currency);
  const padded = amount.padStart(digits + 1, '0');
  const [whole, part] = [padded.slice(0, padded.length - digits), padded.slice(padded.length - digits)];
  return /^0*$/.test(part) ? whole : `${whole}.${part}`;
}

function everyOf(text: string): Every | null {
  return EVERY.find((known) => known === text) ?? null;
}

/** How many digits follow the point in this currency: 2 for EUR, 0 for JPY. */
function minorDigitsOf(currency: string): number {
  return (
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  );
}

function readAmount(text: string, digits: number): bigint | null | 'unreadable' {
  const bare = latinDigits(text).replace(/[\s\u00a0\u202f'’_]/g, '');
  if (bare === '') return null;
  const [, whole = '', part = ''] = /^(\d+|\d{1,3}(?:[.,]\d{3})+)(?:[.,](\d{1,2}))?$/.exec(bare) ?? [];
  const number = whole.replace(/[.,]/g, '');
  if (number === '' || number.length > DIGITS_MAX || part.length > digits) return 'unreadable';
  const minor = BigInt(number + part.padEnd(digits, '0'));
  return minor === 0n ? null : minor;
}

function readHours(text: string): number | null | 'unreadable' {
  const bare = latinDigits(text).trim();
  if (bare === '' || /^0+$/.test(bare)) return null;
  return /^\d{1,5}$/.test(bare) && Number(bare) <= HOURS_MAX ? Number(bare) : 'unreadable';
}

/** Arabic and Persian digits as the ones we count with. */
function latinDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
}
