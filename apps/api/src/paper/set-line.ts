import bidiModule from 'bidi-js';
import type { Bidi } from 'bidi-js';
import { faceOf, runsFromRight } from './faces.ts';
import type { Face } from './faces.ts';

/** Words of one weight. */
export type Span = { readonly text: string; readonly bold?: boolean };

/** A stretch of a line in one face and direction. `text` is as the font wants it, `from` its place in the paragraph. */
export type Run = {
  readonly text: string;
  readonly face: Face;
  readonly bold: boolean;
  readonly level: number;
  readonly from: number;
};

type Direction = 'ltr' | 'rtl';

// Its types speak of a module, its file is the function itself.
const bidi = (bidiModule as unknown as () => Bidi)();
/** Marks that steer the direction and show nothing. */
const INVISIBLE = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
/** Spaces, marks and what scripts share belong to the letters before them: a stretch of one script is shaped as one. */
const ADDED = /[\s\p{Script=Inherited}\u0964\u0965]/u;
/** Any space but those that hold words together. */
const SPACES = /([ \t\n\u2000-\u2006\u2008-\u200a\u205f\u3000]+)/u;
/** What is one sign to a reader, however many code points it has. */
const SIGNS = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** A paragraph made ready to be set: its characters with the level that the bidirectional algorithm (UAX #9) gives. */
export type Paragraph = {
  readonly text: string;
  readonly levels: Uint8Array;
  readonly isBold: readonly boolean[];
  readonly base: number;
};

/** Prepares a paragraph in a direction. */
export function paragraphOf(spans: readonly Span[], direction: Direction): Paragraph {
  // A letter and its accent are one sign where there is one: faces hold few accents by themselves.
  const composed = spans.map((span) => ({ ...span, text: span.text.normalize('NFC') }));
  const text = composed.map((span) => span.text).join('');
  const { levels, paragraphs } = bidi.getEmbeddingLevels(text, direction);
  return {
    text,
    levels,
    isBold: composed.flatMap((span) => Array<boolean>(span.text.length).fill(span.bold ?? false)),
    base: paragraphs[0]?.level ?? (direction === 'rtl' ? 1 : 0),
  };
}

/** Where the lines of a paragraph begin and end, in units of its text, when no line may be wider than `width`. */
export function linesOf(
  paragraph: Paragraph,
  width: number,
  measure: (run: Run) => number,
): readonly (readonly [from: number, to: number])[] {
  const widthOf = (from: number, to: number) =>
    runsOf(paragraph, from, to).reduce((sum, run) => sum + measure(run), 0);
  const lines: [number, number][] = [];
  let [from, to, at] = [0, 0, 0];
  for (const part of paragraph.text.split(SPACES)) {
    const end = at + part.length;
    if (part.trim() !== '' && widthOf(from, end) > width) {
      if (to > from) lines.push([from, to]);
      from = at;
      // A word wider than the page is broken wherever it must be.
      for (const { index, segment } of SIGNS.segment(part)) {
        const cut = at + index;
        if (cut === from || widthOf(from, cut + segment.length) <= width) continue;
        lines.push([from, cut]);
        from = cut;
      }
    }
    if (part.trim() !== '') to = end;
    else if (to <= from) from = end;
    at = end;
  }
  if (to > from) lines.push([from, to]);
  return lines;
}

/** The runs of a line, from left to right. */
export function runsOf(paragraph: Paragraph, from: number, to: number): readonly Run[] {
  const runs: { text: string; face: Face; bold: boolean; level: number; from: number }[] = [];
  let at = from;
  for (const character of paragraph.text.slice(from, to)) {
    const level = paragraph.levels[at] ?? paragraph.base;
    const bold = paragraph.isBold[at] ?? false;
    const last = runs.at(-1);
    const continues = last?.level === level && last.bold === bold;
    const face = ADDED.test(character) && continues ? last.face : faceOf(character);
    if (!INVISIBLE.test(character)) {
      if (continues && last.face === face) last.text += character;
      else runs.push({ text: character, face, bold, level, from: at });
    }
    at += character.length;
  }
  return visualOrder(runs.map((run) => ({ ...run, text: asTheFontWants(run) })));
}

/** The font itself lays these scripts out from right to left; signs of other faces within it are turned around here. */
function asTheFontWants({ text, face, level }: Run): string {
  if (level % 2 === 0 || runsFromRight(face)) return text;
  return Array.from(text)
    .toReversed()
    .map((sign) => bidi.getMirroredCharacter(sign) ?? sign)
    .join('');
}

/** Rule L2: from the highest level down to the lowest odd one, whatever stands at it or above is reversed. */
function visualOrder(runs: readonly Run[]): readonly Run[] {
  const levels = runs.map(({ level }) => level);
  const ordered = [...runs];
  for (let level = Math.max(0, ...levels); level > 0; level -= 1) {
    for (let start = 0; start < ordered.length; start += 1) {
      if ((ordered[start]?.level ?? 0) < level) continue;
      let end = start;
      while (end + 1 < ordered.length && (ordered[end + 1]?.level ?? 0) >= level) end += 1;
      ordered.splice(start, end - start + 1, ...ordered.slice(start, end + 1).toReversed());
      start = end;
    }
  }
  return ordered;
}
