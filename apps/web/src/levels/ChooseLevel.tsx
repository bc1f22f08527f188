import { typedAmount } from '@plenaria/membership';
import { useRef, type ReactNode } from 'react';
import type { ApplyPageQuery } from '../gql/joining.ts';
import { useText } from '../i18n/texts.ts';
import { ChoiceField } from '../ui/fields.tsx';
import { isFree, useTerms } from './terms.ts';

/** A level that one may choose in the form. */
export type LevelToChoose = NonNullable<ApplyPageQuery['joining']>['levels'][number];

type ChooseLevelProps = {
  readonly levels: readonly LevelToChoose[];
  readonly chosen: LevelToChoose | null;
  readonly onChoose: (id: string) => void;
};

/** Which service level one would like, or later; its price stands in the pledge at once, where it may be changed. */
export function ChooseLevel({ levels, chosen, onChoose }: ChooseLevelProps): ReactNode {
  const text = useText();
  const { aMonth, gives } = useTerms();
  const place = useRef<HTMLDivElement>(null);
  if (levels.length === 0) return null;
  return (
    <div ref={place}>
      <ChoiceField
        name="level"
        label={text('levels:level')}
        value={chosen?.id ?? ''}
        onChange={(id) => {
          const form = place.current?.closest('form');
          const next = levels.find((level) => level.id === id) ?? null;
          if (form) fillPledge(form, priceOf(chosen), priceOf(next));
          onChoose(id);
        }}
        choices={[
          { value: '', label: text('levels:decideLater'), hint: text('levels:decideLaterSays') },
          ...levels.map((level) => ({
            value: level.id,
            label: text('levels:named', { name: level.name, price: aMonth(level.price) }),
            hint: `(${gives(level)})`,
          })),
        ]}
      />
    </div>
  );
}

/** The price of a level as one types it; '' for none and for nothing. */
function priceOf(level: LevelToChoose | null): string {
  return level && !isFree(level.price) ? typedAmount(level.price.amount, level.price.currency) : '';
}

/** Puts the price of the level into the pledge. What somebody typed themself stays when they decide later. */
function fillPledge(form: HTMLFormElement, before: string, price: string): void {
  const money = form.elements.namedItem('money');
  const every = form.elements.namedItem('moneyEvery');
  if (!(money instanceof HTMLInputElement) || !(every instanceof HTMLSelectElement)) return;
  if (price === '' && money.value !== before) return;
  money.value = price;
  if (price !== '') every.value = 'month';
  // It is kept on this device as if it had been typed.
  for (const field of [money, every]) field.dispatchEvent(new Event('input', { bubbles: true }));
}
