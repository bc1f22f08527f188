import { foldName } from './fold-name.ts';
import type { ImportProblem, ImportReason } from './import-problem.ts';

/** A custodian or class as a cell may call it: by its slug, or by any of its names. */
export type Named = { readonly slug: string; readonly names: readonly string[] };

/** What a cell may say: a folded slug or name -> the slugs it may mean. */
export type KnownWords = ReadonlyMap<string, readonly string[]>;

type Reasons = { readonly unknown: ImportReason; readonly ambiguous: ImportReason };
type Report<Answer> = (reason: ImportReason, details: ImportProblem['details']) => Answer;

/** A slug means one thing; a name that two share means both, until a slug says which. */
export function knownWords(all: readonly Named[]): KnownWords {
  const words = new Map<string, readonly string[]>();
  for (const { slug, names } of all)
    for (const word of new Set(names.map(foldName))) words.set(word, [...(words.get(word) ?? []), slug]);
  for (const { slug } of all) words.set(foldName(slug), [slug]);
  return words;
}

/** The slug that a word means; reports a word that nothing or more than one thing is called. */
export function slugMeant(
  value: string,
  known: KnownWords,
  { unknown, ambiguous }: Reasons,
  report: Report<null>,
): string | null {
  const [slug, ...others] = known.get(foldName(value)) ?? [];
  const shown = value.slice(0, 80);
  if (slug === undefined)
    return report(unknown, { value: shown, known: [...new Set([...known.values()].flat())] });
  return others.length === 0 ? slug : report(ambiguous, { value: shown, known: [slug, ...others] });
}
