import { useCallback, useSyncExternalStore } from 'react';
import {
  directionOf,
  firstSpoken,
  isLanguage,
  pseudoTexts,
  tagOf,
  translate,
  type Namespace,
  type Params,
  type ShownLanguage,
  type TextKey,
  type Texts,
} from '@plenaria/i18n';

const folder = '../../../../libs/i18n/locales';
const files = import.meta.glob<Texts>(
  ['../../../../libs/i18n/locales/*/*.json', '!../../../../libs/i18n/locales/*/mail.json'],
  { import: 'default' },
);
const remembered = 'plenaria.language';

const loaded = new Map<string, Texts>();
const wanted = new Set<Namespace>(['common', 'refusals']);
const listeners = new Set<() => void>();
let shown: ShownLanguage = firstLanguage();

/** The language this page is shown in. */
export function currentLanguage(): ShownLanguage {
  return shown;
}

/** Loads what a page says, in the shown language. A page's route waits for this, so texts are there when it renders. */
export async function loadTexts(...namespaces: readonly Namespace[]): Promise<void> {
  for (const namespace of namespaces) wanted.add(namespace);
  await loadAll(shown);
}

/** Shows everything in another language, once its texts are there, and remembers the choice on this device. */
export async function showLanguage(language: ShownLanguage): Promise<void> {
  await loadAll(language);
  shown = language;
  if (isLanguage(language)) localStorage.setItem(remembered, language);
  markDocument();
  for (const listener of listeners) listener();
}

/** The language this page is shown in; the component renders again when it changes. */
export function useLanguage(): ShownLanguage {
  return useSyncExternalStore(subscribe, currentLanguage);
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

/** Sets lang and dir on the document, for fonts, voices and the direction of everything. */
export function markDocument(): void {
  document.documentElement.lang = tagOf(shown);
  document.documentElement.dir = directionOf(shown);
}

function say(language: ShownLanguage, key: string, params?: Params): string | null {
  const colon = key.indexOf(':');
  const texts = loaded.get(`${language}/${key.slice(0, colon)}`);
  return translate(language, texts, key.slice(colon + 1), params);
}

async function loadAll(language: ShownLanguage): Promise<void> {
  await Promise.all([...wanted].map((namespace) => loadOne(language, namespace)));
}

async function loadOne(language: ShownLanguage, namespace: Namespace): Promise<void> {
  const key = `${language}/${namespace}`;
  if (loaded.has(key)) return;
  const file = (code: string) => files[`${folder}/${code}/${namespace}.json`];
  const load = file(tagOf(language)) ?? file('en');
  if (!load) throw new Error(`no texts called ${namespace}`);
  const texts = await load();
  loaded.set(key, language === 'pseudo' ? pseudoTexts(texts) : texts);
}

function firstLanguage(): ShownLanguage {
  const asked = new URLSearchParams(window.location.search).get('language');
  if (asked === 'pseudo' || (asked && isLanguage(asked))) return asked;
  const kept = localStorage.getItem(remembered);
  return kept && isLanguage(kept) ? kept : firstSpoken(navigator.languages);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
