import type { Reading } from '@plenaria/i18n';
import { useEffect, useState } from 'react';
import { useReader } from '../client/viewer.ts';
import { useLanguage } from './texts.ts';

/** The language and zone in which this reader reads times: their own zone, or the browser's for a visitor. */
export function useReading(): Reading {
  const language = useLanguage();
  const { viewer } = useReader();
  return { language, timeZone: viewer?.timeZone || Intl.DateTimeFormat().resolvedOptions().timeZone };
}

/** The present, again every half minute, for "in 3 hours". */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
