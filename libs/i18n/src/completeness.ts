import { tagOf, type Language } from './languages.ts';
import type { Texts } from './texts.ts';

const forms = ['zero', 'one', 'two', 'few', 'many', 'other'];
const suffix = new RegExp(`_(?:${forms.join('|')})$`);

/** What is wrong with a translation of a namespace, one sentence each: keys that are missing or that nobody asks for,
 *  plural forms that the language needs and lacks, and {{places}} that differ from the source text. */
export function gapsOf(source: Texts, translated: Texts, language: Language): readonly string[] {
  const needed = neededKeys(source, language);
  const missing = [...needed.keys()].filter((key) => !translated[key]?.trim());
  const extra = Object.keys(translated).filter((key) => !needed.has(key));
  const different = [...needed].filter(
    ([key, origin]) => key in translated && !samePlaces(key, origin, translated),
  );
  return [
    ...missing.map((key) => `${language} lacks "${key}"`),
    ...extra.map((key) => `${language} has "${key}", which English does not`),
    ...different.map(([key]) => `${language} fills other places than English in "${key}"`),
  ];

  function samePlaces(key: string, origin: string, texts: Texts): boolean {
    const wanted = placesIn(source[origin] ?? '');
    const found = placesIn(texts[key] ?? '');
    // A language may say "one member" or "two members" in words, so only the number itself may be left out.
    const countMayBeSaid = suffix.test(key) && !key.endsWith('_other');
    const leftOut = [...wanted].filter(
      (place) => !found.has(place) && !(countMayBeSaid && place === 'count'),
    );
    return leftOut.length === 0 && [...found].every((place) => wanted.has(place) || place === 'count');
  }
}

/** Each key that a language needs, with the source key whose places it must fill. */
function neededKeys(source: Texts, language: Language): ReadonlyMap<string, string> {
  const categories = new Intl.PluralRules(tagOf(language)).resolvedOptions().pluralCategories;
  const isPlural = (key: string): boolean => suffix.test(key) && `${key.replace(suffix, '')}_other` in source;
  return new Map(
    Object.keys(source).flatMap((key): [string, string][] => {
      // What English says of none at all ('_zero'), every language says in its own words.
      if (!isPlural(key) || key.endsWith('_zero')) return [[key, key]];
      const base = key.replace(suffix, '');
      return key.endsWith('_other') ? categories.map((form) => [`${base}_${form}`, `${base}_other`]) : [];
    }),
  );
}

function placesIn(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/\{\{\s*([\w.]+)\s*\}\}/g)].map((match) => match[1] ?? ''));
}
