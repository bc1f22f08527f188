import { createRequire } from 'node:module';
import { isLanguage, translate } from '@plenaria/i18n';
import type { Language, Namespace, Params, TextKey, Texts } from '@plenaria/i18n';
import type { Obstacle } from '@plenaria/membership';

const require = createRequire(import.meta.url);
const read = new Map<string, Texts>();

/** A text in the reader's language; in English where a translation is still missing. */
export function textIn(language: string, key: TextKey, params: Params = {}): string {
  const [namespace, name] = key.split(':') as [Namespace, string];
  const spoken: Language = isLanguage(language) ? language : 'en';
  const text = translate(spoken, textsOf(spoken, namespace), name, params);
  return text ?? translate('en', textsOf('en', namespace), name, params) ?? key;
}

/** A title in the reader's language where it is given in several, else in English or any other. */
export function titleIn(title: string | Readonly<Record<string, string>>, language: string): string {
  if (typeof title === 'string') return title;
  return title[language] ?? title['en'] ?? Object.values(title)[0] ?? '';
}

/** What stood in the way of an admission, as its applicant and its reviewers read it. */
export function sayObstacle({ code, custodian }: Obstacle, language: string): string {
  return textIn(language, `joining:obstacle.${code}`, { custodian: custodian ?? '' });
}

function textsOf(language: Language, namespace: Namespace): Texts | undefined {
  const path = `@plenaria/i18n/locales/${language}/${namespace}.json`;
  const known = read.get(path);
  if (known) return known;
  const found = readTexts(path);
  if (found) read.set(path, found);
  return found;
}

function readTexts(path: string): Texts | undefined {
  try {
    return require(path) as Texts;
  } catch {
    // A language without this file yet is read in English.
    return undefined;
  }
}
