import { isLanguage } from '@plenaria/i18n';
import { isUnreadable } from './change-member.ts';
import type { WrongField } from './change-member.ts';

/** A text by language, as it is kept: trimmed, and only where something was said. */
export type Words = Readonly<Record<string, string>>;

/** Reads a text by language as somebody sends it; null when it is nothing of the kind. */
export function readWords(given: unknown): Words | null {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return null;
  const entries = Object.entries(given).map(([language, text]: [string, unknown]) => [
    language,
    typeof text === 'string' ? text.trim() : null,
  ]);
  const isWrong = entries.some(([language, text]) => text === null || !isLanguage(String(language)));
  return isWrong ? null : (Object.fromEntries(entries.filter(([, text]) => text !== '')) as Words);
}

/** What is wrong with a text by language: each language is a field of its own, `names.ca`. */
export function wrongWords(
  field: string,
  words: Words | null,
  { max, needed = null }: { readonly max: number; readonly needed?: string | null },
): readonly WrongField[] {
  if (words === null) return [{ field, reason: 'refusals:field.invalid' }];
  const missing = needed !== null && Object.keys(words).length === 0;
  return [
    ...(missing ? [{ field: `${field}.${needed}`, reason: 'refusals:field.required' }] : []),
    ...Object.entries(words).flatMap(([language, text]) => {
      const place = `${field}.${language}`;
      if (text.length > max) return [{ field: place, reason: 'refusals:field.tooLong', max }];
      return isUnreadable(text) ? [{ field: place, reason: 'refusals:field.invalid' }] : [];
    }),
  ];
}

/**
 * What a text by language becomes where somebody else wrote meanwhile. `was` is what the writer had before them: a
 * language that they left as it was stays as it is by now, and one that both changed is asked about.
 */
export function mergedWords(
  field: string,
  { given, was, now }: { readonly given: Words; readonly was: Words | null; readonly now: Words },
): { readonly words: Words; readonly wrong: readonly WrongField[] } {
  if (was === null) return { words: given, wrong: [] };
  const words: Record<string, string> = {};
  const wrong: WrongField[] = [];
  for (const language of new Set([...Object.keys(now), ...Object.keys(given)])) {
    const [mine = '', seen = '', theirs = ''] = [given[language], was[language], now[language]];
    if (mine !== seen && theirs !== seen && mine !== theirs)
      wrong.push({ field: `${field}.${language}`, reason: 'refusals:field.writtenMeanwhile', now: theirs });
    const stands = mine === seen ? theirs : mine;
    if (stands !== '') words[language] = stands;
  }
  return { words, wrong };
}

/** A text by language as the history of the register tells it. */
export function toldWords(words: Words): readonly string[] {
  return Object.keys(words)
    .toSorted()
    .map((language) => `${language}: ${words[language]}`);
}
