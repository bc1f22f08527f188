import { formatDay, formatInstant, formatInstantShort, formatRelative } from '@plenaria/i18n';
import type { ReactNode } from 'react';
import { useNow, useReading } from '../i18n/reading.ts';
import { useLanguage } from '../i18n/texts.ts';

/** An instant in the reader's own zone, long (with weekday and zone) or short. */
export function Instant({ at, short = false }: { readonly at: string; readonly short?: boolean }): ReactNode {
  const reading = useReading();
  const format = short ? formatInstantShort : formatInstant;
  return <time dateTime={at}>{format(new Date(at), reading)}</time>;
}

/** A calendar day in words. */
export function Day({ day }: { readonly day: string }): ReactNode {
  const language = useLanguage();
  return <time dateTime={day}>{formatDay(day, language)}</time>;
}

/** How far an instant lies from now: "in 3 hours". */
export function Relative({ at }: { readonly at: string }): ReactNode {
  const language = useLanguage();
  const now = useNow();
  return <time dateTime={at}>{formatRelative(new Date(at), now, language)}</time>;
}
