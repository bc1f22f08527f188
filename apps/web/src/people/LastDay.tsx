import type { ReactNode } from 'react';
import { useText } from '../i18n/texts.ts';
import { DayField } from './DayField.tsx';
import { today } from './today.ts';

type LastDayProps = {
  /** The last day that is written already, and may be taken back; null where there is none. */
  readonly set: string | null;
  /** What it means to leave it empty then. */
  readonly goesOn: string;
};

/** After which day something ends. */
export function LastDay({ set, goesOn }: LastDayProps): ReactNode {
  const text = useText();
  const field = { name: 'lastDay', label: text('people:act.lastDay') };
  if (set === null) return <DayField {...field} defaultValue={today()} />;
  return <DayField {...field} optional hint={goesOn} defaultValue={set} />;
}
