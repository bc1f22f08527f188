import { readAmount, readDigits } from '../typed-amount.ts';

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

/** Reads what was typed. `500`, `1 500,50` and `1,500.50` are amounts; `40` is a number of whole hours. `isAmbiguous`
 *  says that the money cannot be read because it could be read in two ways. */
export function readPledge(
  typed: TypedPledge,
  currency: string,
): {
  readonly pledge: Pledge;
  readonly unreadable: readonly UnreadablePledge[];
  readonly isAmbiguous: boolean;
} {
  const read = readAmount(typed.money, currency);
  const isAmbiguous = read === 'ambiguous';
  const amount = read === 0n ? null : isAmbiguous ? 'unreadable' : read;
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
  return { pledge, unreadable, isAmbiguous };
}

/** Does it give nothing at all? */
export function isEmptyPledge({ money, hours, resources }: Pledge): boolean {
  return money === null && hours === null && resources === null;
}

function everyOf(text: string): Every | null {
  return EVERY.find((known) => known === text) ?? null;
}

function readHours(text: string): number | null | 'unreadable' {
  const bare = readDigits(text).trim();
  if (bare === '' || /^0+$/.test(bare)) return null;
  return /^\d{1,5}$/.test(bare) && Number(bare) <= HOURS_MAX ? Number(bare) : 'unreadable';
}
