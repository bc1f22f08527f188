import { formatMinutes, formatMoney } from '@plenaria/i18n';
import { typedAmount } from '@plenaria/membership';
import { useLanguage, useText } from '../i18n/texts.ts';

/** A price in minor units, as the api tells it. */
export type Price = { readonly amount: string; readonly currency: string };

/** What a service level gives and costs. */
export type Terms = {
  readonly price: Price;
  readonly participantsMax: number;
  readonly minutesMax: number;
};

/** Says the terms of a level in the reader's language: its price, how long, and whom it lets meet. */
export function useTerms() {
  const text = useText();
  const language = useLanguage();
  const time = (minutes: number): string => formatMinutes(minutes, language);
  return {
    time,
    /** "€20", or that there is nothing to pay. */
    price: (price: Price): string => (isFree(price) ? text('levels:nothing') : money(price)),
    /** "€20 a month", or that there is nothing to pay. */
    aMonth: (price: Price): string =>
      isFree(price) ? text('levels:nothing') : text('levels:aMonth', { amount: money(price) }),
    /** "up to 20 people, 3 hours at a time" */
    gives: ({ participantsMax, minutesMax }: Omit<Terms, 'price'>): string =>
      text('levels:gives', { count: participantsMax, time: time(minutesMax) }),
  };

  function money({ amount, currency }: Price): string {
    return formatMoney(typedAmount(amount, currency), currency, language);
  }
}

/** Does it cost nothing? */
export function isFree({ amount }: Price): boolean {
  return amount === '0';
}
