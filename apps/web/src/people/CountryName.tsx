import { tagOf } from '@plenaria/i18n';
import type { ReactNode } from 'react';
import { useLanguage } from '../i18n/texts.ts';

/** A country in the reader's language, from its ISO 3166 code; what is not a code is shown as it is. */
export function CountryName({ code }: { readonly code: string }): ReactNode {
  const language = useLanguage();
  if (!/^[A-Z]{2}$/.test(code)) return code;
  return new Intl.DisplayNames(tagOf(language), { type: 'region' }).of(code) ?? code;
}
