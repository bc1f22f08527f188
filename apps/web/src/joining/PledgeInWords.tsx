import { formatMoney } from '@plenaria/i18n';
import { typedAmount, type Pledge } from '@plenaria/membership';
import type { ReactNode } from 'react';
import { useLanguage, useText } from '../i18n/texts.ts';

/** What is pledged, one line each. */
export function PledgeInWords({ pledge }: { readonly pledge: unknown }): ReactNode {
  const text = useText();
  const language = useLanguage();
  const { money, hours, resources } = (pledge ?? {}) as Partial<Pledge>;
  const amount = money && formatMoney(typedAmount(money.amount, money.currency), money.currency, language);
  return (
    <>
      {hours && <p>{text(`joining:pledge.hours.${hours.every}`, { count: hours.hours })}</p>}
      {money && amount && <p>{text(`joining:pledge.money.${money.every}`, { amount })}</p>}
      {resources && <p dir="auto">{resources}</p>}
    </>
  );
}
