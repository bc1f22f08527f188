import { translate, type Namespace, type Params, type ShownLanguage, type TextKey } from '@plenaria/i18n';
import { useCallback, useSyncExternalStore } from 'react';
import { currentLanguage, onLanguage, textsOf } from './load-texts.ts';

/** The language this page is shown in; the component renders again when it changes. */
export function useLanguage(): ShownLanguage {
  return useSyncExternalStore(onLanguage, currentLanguage);
}

/** Says a text: `text('today:title')`. A key that no file has does not compile. */
export type Say = (key: TextKey, params?: Params) => string;

/** The function that says texts in the shown language. */
export function useText(): Say {
  const language = useLanguage();
  return useCallback((key, params) => say(language, key, params) ?? key, [language]);
}

/** Says a text whose key comes from the api (`result`, sentence key); null when there is none. */
export function useSpoken(): (namespace: Namespace, key: string, params?: Params) => string | null {
  const language = useLanguage();
  return useCallback((namespace, key, params) => say(language, `${namespace}:${key}`, params), [language]);
}

function say(language: ShownLanguage, key: string, params?: Params): string | null {
  const colon = key.indexOf(':');
  return translate(language, textsOf(language, key.slice(0, colon)), key.slice(colon + 1), params);
}
