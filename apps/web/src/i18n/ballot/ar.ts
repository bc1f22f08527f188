import type { Texts } from '@plenaria/i18n';

/** What a ballot says in this language, as one file. */
export const texts = import.meta.glob<Texts>(
  '../../../../../libs/i18n/locales/ar/{common,refusals,ballot,result}.json',
  { eager: true, import: 'default' },
);
