import { tagOf, type ShownLanguage } from '@plenaria/i18n';

/** What a language is called in the reader's language: "Catalan"; its code where that is not known. */
export function languageName(code: string, reader: ShownLanguage): string {
  return new Intl.DisplayNames(tagOf(reader), { type: 'language', fallback: 'code' }).of(code) ?? code;
}
