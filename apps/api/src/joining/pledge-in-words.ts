import { formatMoney, isLanguage } from '@plenaria/i18n';
import { typedAmount } from '@plenaria/membership';
import type { Pledge } from '@plenaria/membership';
import { textIn } from '../post/texts.ts';

/** What is pledged, one sentence each, in a language. */
export function pledgeInWords(
  { money = null, hours = null, resources = null }: Partial<Pledge>,
  language: string,
): readonly string[] {
  return [
    ...(hours ? [textIn(language, `joining:pledge.hours.${hours.every}`, { count: hours.hours })] : []),
    ...(money
      ? [textIn(language, `joining:pledge.money.${money.every}`, { amount: amountIn(money, language) })]
      : []),
    ...(resources === null ? [] : [resources]),
  ];
}

function amountIn({ amount, currency }: NonNullable<Pledge['money']>, language: string): string {
  return formatMoney(typedAmount(amount, currency), currency, isLanguage(language) ? language : 'en');
}
