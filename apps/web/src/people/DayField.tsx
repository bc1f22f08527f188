import { formatDay } from '@plenaria/i18n';
import type { ComponentProps, ReactNode } from 'react';
import { useLanguage, useText } from '../i18n/texts.ts';
import { TextField } from '../ui/fields.tsx';
import { isElsewhereAnotherDay, today } from './today.ts';

/** A day of the register. Where the reader's own day is another, it says which one it is for the register. */
export function DayField(props: ComponentProps<typeof TextField>): ReactNode {
  const language = useLanguage();
  const text = useText();
  const utc = isElsewhereAnotherDay() ? text('people:daysInUtc', { day: formatDay(today(), language) }) : '';
  const hint = [props.hint, utc].filter(Boolean).join(' ');
  const said = hint === '' ? {} : { hint };
  return <TextField {...props} {...said} type="date" />;
}
