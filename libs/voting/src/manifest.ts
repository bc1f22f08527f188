import { canonicalJson, pathTo, sha256Hex } from '@plenaria/kernel';
import type { ExportBundle } from './bundle.ts';
import { isRecord } from './shape.ts';

/** What the log proves only as a whole and the manifest therefore hashes place by place. Ballots, log and
 *  result need no
 *  manifest: the log repeats every ballot, chains every entry, and the result is counted again. */
export type Listed = Pick<ExportBundle, 'decision' | 'texts' | 'rules' | 'roll'>;

/** Path -> SHA-256 of the canonical JSON that stands there: every single value of decision, texts and
 *  rules, every line of
 *  the roll. Paths as in `$.texts[0].title`, without the `$.`. */
export function manifestOf({ decision, texts, rules, roll }: Listed): Record<string, string> {
  const listed = [
    ...leavesOf(decision, 'decision'),
    ...leavesOf(texts, 'texts'),
    ...leavesOf(rules, 'rules'),
    ...roll.map((line, index) => [pathTo('roll', index), line] as const),
  ];
  return Object.fromEntries(listed.map(([path, value]) => [path, sha256Hex(canonicalJson(value))]));
}

/** The digest of a manifest. */
export function digestOf(manifest: Readonly<Record<string, string>>): string {
  return sha256Hex(canonicalJson(manifest));
}

/** Every value that contains no other, with its path; an empty list or object counts as one. */
function leavesOf(value: unknown, path: string): (readonly [string, unknown])[] {
  const inner: (readonly [string | number, unknown])[] = Array.isArray(value)
    ? value.map((element: unknown, index) => [index, element] as const)
    : isRecord(value)
      ? Object.entries(value)
      : [];
  if (inner.length === 0) return [[path, value]];
  return inner.flatMap(([key, element]) => leavesOf(element, pathTo(path, key)));
}
