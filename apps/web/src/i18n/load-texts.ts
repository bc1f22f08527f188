import {
  directionOf,
  firstSpoken,
  isLanguage,
  pseudoTexts,
  tagOf,
  type Namespace,
  type ShownLanguage,
  type Texts,
} from '@plenaria/i18n';

// No React here: the language and its texts are on their way before React is.

/** What a ballot says is one file by language: over a slow network each file costs as much as its bytes. */
const ballots = import.meta.glob<Readonly<Record<string, Texts>>>('./ballot/*.ts', { import: 'texts' });
const others = import.meta.glob<Texts>(
  [
    '../../../../libs/i18n/locales/*/*.json',
    '!../../../../libs/i18n/locales/*/{mail,common,refusals,ballot,result}.json',
  ],
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

/** The texts of a namespace in a language; undefined before they are loaded. */
export function textsOf(language: ShownLanguage, namespace: string): Texts | undefined {
  return loaded.get(`${language}/${namespace}`);
}

/** Shows everything in another language, once its texts are there, and remembers the choice on this device. */
export async function showLanguage(language: ShownLanguage): Promise<void> {
  await loadAll(language);
  shown = language;
  if (isLanguage(language)) localStorage.setItem(remembered, language);
  markDocument();
  for (const listener of listeners) listener();
}

/** Calls back whenever another language is shown; gives what ends it. */
export function onLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Sets lang and dir on the document, for fonts, voices and the direction of everything. */
export function markDocument(): void {
  document.documentElement.lang = tagOf(shown);
  document.documentElement.dir = directionOf(shown);
}

async function loadAll(language: ShownLanguage): Promise<void> {
  await Promise.all([...wanted].map((namespace) => loadOne(language, namespace)));
}

async function loadOne(language: ShownLanguage, namespace: Namespace): Promise<void> {
  const key = `${language}/${namespace}`;
  if (loaded.has(key)) return;
  const file = `libs/i18n/locales/${tagOf(language)}/${namespace}.json`;
  const texts =
    (await others[`../../../../${file}`]?.()) ??
    (await ballots[`./ballot/${tagOf(language)}.ts`]?.())?.[`../../../../../${file}`];
  if (!texts) throw new Error(`no texts called ${namespace}`);
  loaded.set(key, language === 'pseudo' ? pseudoTexts(texts) : texts);
}

function firstLanguage(): ShownLanguage {
  const asked = new URLSearchParams(window.location.search).get('language');
  if (asked === 'pseudo' || (asked && isLanguage(asked))) return asked;
  const kept = localStorage.getItem(remembered);
  return kept && isLanguage(kept) ? kept : firstSpoken(navigator.languages);
}
