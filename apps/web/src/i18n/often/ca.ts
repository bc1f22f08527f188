import type { Texts } from '@plenaria/i18n';

/** What is read every week in this language, as one file. */
export const texts = import.meta.glob<Texts>(
  '../../../../../libs/i18n/locales/ca/{today,signin,decide,me,refusals-rare}.json',
  {
    eager: true,
    import: 'default',
  },
);
