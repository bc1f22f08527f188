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
import { onDevice } from '../client/on-device.ts';

// No React here: the language and its texts are on their way before React is.

type ByFile = Readonly<Record<string, Texts>>;

/**
 * Three files in each language rather than one for each page: over a slow network a file costs as much as its bytes,
 * and the first script has to know the name of each.
 */
const ballot = import.meta.glob<ByFile>('./ballot/*.ts', { import: 'texts' });
const often = import.meta.glob<ByFile>('./often/*.ts', { import: 'texts' });
const more = import.meta.glob<ByFile>('./more/*.ts', { import: 'texts' });
const ofBallot: readonly Namespace[] = ['common', 'refusals', 'ballot', 'result'];
const ofOften: readonly Namespace[] = ['today', 'signin', 'decide', 'me', 'refusals-rare'];
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
  if (namespaces.some((namespace) => !ofBallot.includes(namespace))) wanted.add('refusals-rare');
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
  if (isLanguage(language)) onDevice.setItem(remembered, language);
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
  const tag = tagOf(language);
  const file = `../../../../../libs/i18n/locales/${tag}/${namespace}.json`;
  const texts = (await fileOf(namespace, tag))?.[file];
  if (!texts) throw new Error(`no texts called ${namespace}`);
  loaded.set(key, language === 'pseudo' ? pseudoTexts(texts) : texts);
}

/** The file of a language in which a page's texts are. */
function fileOf(namespace: Namespace, tag: string) {
  if (ofBallot.includes(namespace)) return ballot[`./ballot/${tag}.ts`]?.();
  return ofOften.includes(namespace) ? often[`./often/${tag}.ts`]?.() : more[`./more/${tag}.ts`]?.();
}

function firstLanguage(): ShownLanguage {
  const asked = new URLSearchParams(window.location.search).get('language');
  if (asked === 'pseudo' || (asked && isLanguage(asked))) return asked;
  const kept = onDevice.getItem(remembered);
  return kept && isLanguage(kept) ? kept : firstSpoken(navigator.languages);
}
