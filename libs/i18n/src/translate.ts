import { createInstance, type FormatterModule } from 'i18next';
import { tagOf, type ShownLanguage } from './languages.ts';
import type { Params, Texts } from './texts.ts';

/** Numbers are written as the language writes them; anything else stands as it is. */
const formatter: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: written,
};

const speaker = createInstance();
void speaker.use(formatter).init({
  initAsync: false,
  fallbackLng: false,
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false, alwaysFormat: true },
  // A place that nothing fills stays, so that the mistake is seen.
  missingInterpolationHandler: (_text: string, [place]: RegExpExecArray) => place,
});

/** Under which name the speaker knows a file of texts, by language. */
const names = new WeakMap<Texts, string>();
let named = 0;

/** One text in one language, from texts in i18next's JSON v4 shape (flat keys, CLDR plural suffixes,
 *  `{{places}}`, `_context` suffixes), or null when these texts do not have it.
 *  Numbers are written as the language writes them. */
export function translate(
  language: ShownLanguage,
  texts: Texts | undefined,
  key: string,
  params: Params = {},
): string | null {
  if (!texts) return null;
  const lng = tagOf(language);
  const said = speaker.t(key, { ...params, lng, ns: nameOf(lng, texts), nest: false, defaultValue: '' });
  return said || null;
}

function nameOf(lng: string, texts: Texts): string {
  const known = names.get(texts);
  if (known) return known;
  named += 1;
  const name = `texts ${named}`;
  names.set(texts, name);
  speaker.addResourceBundle(lng, name, texts);
  return name;
}

const numberFormats = new Map<string, Intl.NumberFormat>();

function written(value: unknown, _format: string | undefined, lng: string | undefined): string {
  // Nothing is given back as nothing: the handler of missing places looks for it.
  if (typeof value !== 'number') return value as string;
  const tag = lng ?? 'en';
  const format = numberFormats.get(tag) ?? new Intl.NumberFormat(tag);
  numberFormats.set(tag, format);
  return format.format(value);
}
