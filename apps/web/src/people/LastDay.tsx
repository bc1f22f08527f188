import type { ReactNode } from 'react';
import { useText } from '../i18n/texts.ts';
import { TextField } from '../ui/fields.tsx';
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
  const field = { name: 'lastDay', type: 'date', label: text('people:act.lastDay') };
  if (set === null) return <TextField {...field} defaultValue={today()} />;
  return <TextField {...field} optional hint={goesOn} defaultValue={set} />;
}
