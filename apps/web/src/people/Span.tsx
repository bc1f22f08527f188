import { formatDay } from '@plenaria/i18n';
import type { ReactNode } from 'react';
import { useLanguage, useText } from '../i18n/texts.ts';

/** From when until when something holds. */
export function Span({ from, to }: { readonly from: string; readonly to: string | null }): ReactNode {
  const language = useLanguage();
  const text = useText();
  const days = { from: formatDay(from, language), to: to === null ? '' : formatDay(to, language) };
  return (
    <span className="quiet">{to === null ? text('people:since', days) : text('people:fromTo', days)}</span>
  );
}
