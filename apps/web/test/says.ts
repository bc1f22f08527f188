import { readFileSync } from 'node:fs';
import { translate, type Namespace, type Language } from '@plenaria/i18n';

/** What the screens say in a language: the texts themselves are the test's dictionary. */
export function says(
  language: Language,
  namespace: Namespace,
  key: string,
  params: Readonly<Record<string, string>> = {},
): string {
  const file = new URL(`../../../libs/i18n/locales/${language}/${namespace}.json`, import.meta.url);
  const said = translate(language, JSON.parse(readFileSync(file, 'utf8')), key, params);
  if (said === null) throw new Error(`${language} has no ${namespace}:${key}`);
  return said;
}
