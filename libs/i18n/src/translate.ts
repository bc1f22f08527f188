import { tagOf, type ShownLanguage } from './languages.ts';
import type { Params, Texts } from './texts.ts';

const pluralRules = new Map<string, Intl.PluralRules>();

/** One text in one language, from texts in i18next's JSON v4 shape (flat keys, CLDR plural suffixes,
 *  `{{places}}`, `_context` suffixes), or null when these texts do not have it.
 *  Numbers are written as the language writes them. */
export function translate(
  language: ShownLanguage,
  texts: Texts | undefined,
  key: string,
  params: Params = {},
): string | null {
  const text =
    texts &&
    candidates(language, key, params)
      .map((name) => texts[name])
      .find(isText);
  return text === undefined ? null : fill(language, text, params);
}

/** The keys to look for, the most particular first: context and plural, plural, context, plain. */
function candidates(language: ShownLanguage, key: string, params: Params): readonly string[] {
  const count = params['count'];
  const bases = params['context'] === undefined ? [key] : [`${key}_${params['context']}`, key];
  if (typeof count !== 'number') return bases;
  const form = rulesFor(language).select(count);
  const plurals = bases.flatMap((base) =>
    count === 0 ? [`${base}_zero`, `${base}_${form}`] : [`${base}_${form}`],
  );
  return [...plurals, ...bases.map((base) => `${base}_other`), ...bases];
}

function isText(text: string | undefined): text is string {
  return typeof text === 'string';
}

function fill(language: ShownLanguage, text: string, params: Params): string {
  return text.replace(/\{\{\s*([\w.]+)\s*\}\}/g, (place, name: string) => {
    const value = params[name];
    if (value === undefined) return place;
    return typeof value === 'number' ? numberFormatFor(language).format(value) : value;
  });
}

function rulesFor(language: ShownLanguage): Intl.PluralRules {
  const tag = tagOf(language);
  const rules = pluralRules.get(tag) ?? new Intl.PluralRules(tag);
  pluralRules.set(tag, rules);
  return rules;
}

const numberFormats = new Map<string, Intl.NumberFormat>();

function numberFormatFor(language: ShownLanguage): Intl.NumberFormat {
  const tag = tagOf(language);
  const format = numberFormats.get(tag) ?? new Intl.NumberFormat(tag);
  numberFormats.set(tag, format);
  return format;
}
