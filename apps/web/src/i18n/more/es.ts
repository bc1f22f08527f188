import type { Texts } from '@plenaria/i18n';

/** Everything else in this language, as one file. */
export const texts = import.meta.glob<Texts>(
  [
    '../../../../../libs/i18n/locales/es/*.json',
    '!../../../../../libs/i18n/locales/es/{mail,papers,votes,common,refusals,ballot,result,today,signin,decide,me,refusals-rare}.json',
  ],
  { eager: true, import: 'default' },
);
