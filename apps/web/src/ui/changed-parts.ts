import { sequenceDiff, wordDiff, type Stretch } from './word-diff.ts';

/** A part of two texts laid over each other: paragraphs that stayed, a heading over a change, or the change itself. */
export type Part =
  | { readonly kind: 'same'; readonly paragraphs: readonly string[] }
  | { readonly kind: 'heading'; readonly words: string }
  | { readonly kind: 'changed'; readonly stretches: readonly Stretch[] };

const HEADING = /^#{1,6}\s+/;

/** Two texts in Markdown as what changed, each change under its heading, and between them what stayed. */
export function changedParts(older: string, newer: string): readonly Part[] {
  const parts: Part[] = [];
  let same: string[] = [];
  let removed: string[] = [];
  let added: string[] = [];
  const settleSame = (beforeChange: boolean): void => {
    parts.push(...(beforeChange ? aroundHeading(same) : unchanged(same)));
    same = [];
  };
  const settleChange = (): void => {
    if (removed.length + added.length > 0) parts.push({ kind: 'changed', stretches: woven(removed, added) });
    [removed, added] = [[], []];
  };
  for (const { kind, text } of sequenceDiff(paragraphsOf(older), paragraphsOf(newer))) {
    if (kind === 'same') settleChange();
    else settleSame(true);
    if (kind === 'same') same.push(text);
    else (kind === 'removed' ? removed : added).push(text);
  }
  settleChange();
  settleSame(false);
  return parts;
}

/** A heading over a change is not folded away: it says what the change is about. */
function aroundHeading(paragraphs: readonly string[]): readonly Part[] {
  const place = paragraphs.findLastIndex((paragraph) => HEADING.test(paragraph));
  const heading = paragraphs[place];
  if (heading === undefined) return unchanged(paragraphs);
  return [
    ...unchanged(paragraphs.slice(0, place)),
    { kind: 'heading', words: withoutMarks(heading) },
    ...unchanged(paragraphs.slice(place + 1)),
  ];
}

function unchanged(paragraphs: readonly string[]): readonly Part[] {
  return paragraphs.length === 0 ? [] : [{ kind: 'same', paragraphs }];
}

/** The words of a change without the marks of Markdown, unless only the marks changed. */
function woven(removed: readonly string[], added: readonly string[]): readonly Stretch[] {
  const [before, after] = [removed.join('\n\n'), added.join('\n\n')];
  const [plainBefore, plainAfter] = [withoutMarks(before), withoutMarks(after)];
  return plainBefore === plainAfter ? wordDiff(before, after) : wordDiff(plainBefore, plainAfter);
}

function paragraphsOf(text: string): readonly string[] {
  return text
    .split(/\n[^\S\n]*\n\s*/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean);
}

/** What a reader would see of a text in Markdown, as plain text. */
function withoutMarks(text: string): string {
  return text
    .replace(/^#{1,6}\s+|^>\s?/gm, '')
    .replace(/^(\s*)[*+-]\s+/gm, '$1• ')
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__|`)(.+?)\1/g, '$2')
    .replace(/(^|[^\p{L}\p{N}])([*_])(?=\S)(.+?)(?<=\S)\2(?![\p{L}\p{N}])/gmu, '$1$3');
}
