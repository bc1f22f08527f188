/** The languages Plenaria speaks, in the order a list shows them, each with the name its speakers give it. */
export const languages = [
  { code: 'en', ownName: 'English', direction: 'ltr' },
  { code: 'ca', ownName: 'Català', direction: 'ltr' },
  { code: 'es', ownName: 'Español', direction: 'ltr' },
  { code: 'fr', ownName: 'Français', direction: 'ltr' },
  { code: 'de', ownName: 'Deutsch', direction: 'ltr' },
  { code: 'sv', ownName: 'Svenska', direction: 'ltr' },
  { code: 'ar', ownName: 'العربية', direction: 'rtl' },
] as const;

/** A language with a folder of translations. */
export type Language = (typeof languages)[number]['code'];

/** What a screen can be shown in: a language, or English made longer and accented to reveal what was forgotten. */
export type ShownLanguage = Language | 'pseudo';

/** Is this text the code of one of our languages? */
export function isLanguage(text: string): text is Language {
  return languages.some(({ code }) => code === text);
}

/** The direction in which a language is written. */
export function directionOf(language: ShownLanguage): 'ltr' | 'rtl' {
  return languages.find(({ code }) => code === language)?.direction ?? 'ltr';
}

/** The name that a language's own speakers give it; a code we do not speak is returned as it is. */
export function ownNameOf(language: string): string {
  return languages.find(({ code }) => code === language)?.ownName ?? language;
}

/** The tag for Intl and for the lang attribute: the pseudo-language counts and dates as English does. */
export function tagOf(language: ShownLanguage): string {
  return language === 'pseudo' ? 'en' : language;
}

/** The first language somebody asks for that we speak, e.g. ['sv-FI', 'en'] gives 'sv'; `otherwise` when none. */
export function firstSpoken(wanted: readonly string[], otherwise: Language = 'en'): Language {
  const codes = wanted.map((tag) => tag.toLowerCase().split('-')[0] ?? '');
  return codes.find(isLanguage) ?? otherwise;
}
