import { tagOf } from '@plenaria/i18n';
import { countryCodes } from '@plenaria/membership';
import { useLanguage } from '../i18n/texts.ts';
import type { Option } from '../ui/fields.tsx';

/** Every country by its name in the reader's language, in the order of that language. */
export function useCountries(): readonly Option[] {
  const tag = tagOf(useLanguage());
  const names = new Intl.DisplayNames(tag, { type: 'region' });
  return countryCodes()
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .toSorted((one, other) => one.label.localeCompare(other.label, tag));
}
