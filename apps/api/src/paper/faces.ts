import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import subsetFont from 'subset-font';

/** A file of letters that a page is set in: `latin`, `hebrew`, or of the large scripts a part, `sc/104`. Each holds one
 *  script, so a line changes face with its letters. */
export type Face = string;

/** The scripts of the face of the screens; the first that holds a letter is its face. */
const FIRST: readonly Face[] = 'latin latin-ext vietnamese greek greek-ext cyrillic cyrillic-ext'.split(' ');
/** What the languages need that the program speaks. */
const ALWAYS: readonly Face[] = ['latin', 'latin-ext', 'arabic'];
/** Scripts in which people and organisations are called; each has a package of its own. */
const OTHERS =
  'Armenian Bengali Devanagari Ethiopic Georgian Gujarati Gurmukhi Hebrew Kannada Khmer Lao Malayalam Myanmar Sinhala Tamil Telugu Thai'
    .split(' ')
    .map((script) => [script.toLowerCase(), new RegExp(`\\p{Script=${script}}`, 'u')] as const);
/** Those with thousands of signs come in parts. Signs that China, Japan and Korea share are drawn as in China. */
const IN_PARTS = [
  ['kr', /\p{Script=Hangul}/u],
  [
    'sc',
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303f\u30fb\u30fc\uff00-\uffef]/u,
  ],
] as const;

const require = createRequire(import.meta.url);

/** In which face a character is set. What no face holds is left to the first, which shows that something is missing. */
export function faceOf(character: string): Face {
  // Of the marks that Arabic shares with other scripts, its face has its own.
  if (/[\p{Script=Arabic}\u060c\u061b\u061f\u0640\u064b-\u0655\u200c\u200d]/u.test(character))
    return 'arabic';
  const codePoint = character.codePointAt(0) ?? 0;
  const first = partsOf('@fontsource/source-sans-3', FIRST).get(codePoint);
  if (first) return first;
  const other = OTHERS.find(([, script]) => script.test(character));
  if (other) return other[0];
  const large = IN_PARTS.find(([, script]) => script.test(character))?.[0];
  const part = large && partsOf(notoOf(large)).get(codePoint);
  return part ? `${large}/${part}` : 'latin';
}

const notoOf = (script: string): string => `@fontsource-variable/noto-sans-${script}`;

/** Does this face lay its letters out from right to left by itself? */
export function runsFromRight(face: Face): boolean {
  return face === 'arabic' || face === 'hebrew';
}

/** The name under which a face is known to a page. */
export function faceName(face: Face, bold: boolean): string {
  return `${face} ${bold ? 600 : 400}`;
}

const read = new Map<string, Promise<Uint8Array>>();

/** The font files by name that a paper with these letters needs, each read once. */
export async function readFaces(letters: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const faces = new Set([...ALWAYS, ...Array.from(new Set(letters), faceOf)]);
  const wanted = [...faces].flatMap((face) => [false, true].map((bold) => ({ face, bold })));
  return new Map(
    await Promise.all(
      wanted.map(async ({ face, bold }): Promise<[string, Uint8Array]> => {
        const name = faceName(face, bold);
        const file = read.get(name) ?? readFace(face, bold ? 600 : 400);
        read.set(name, file);
        return [name, await file];
      }),
    ),
  );
}

/** Vazirmatn has a whole glyph for each Arabic letter, so that text can be copied out of a page; the face of the
 *  screens composes letters from parts, and what is copied from it is another word. */
async function readFace(face: Face, weight: 400 | 600): Promise<Uint8Array> {
  if (face === 'arabic' || FIRST.includes(face)) {
    const family = face === 'arabic' ? 'vazirmatn' : 'source-sans-3';
    return readFile(require.resolve(`@fontsource/${family}/files/${family}-${face}-${weight}-normal.woff`));
  }
  const [script = face, part = script] = face.split('/');
  const file = await readFile(
    require.resolve(`${notoOf(script)}/files/noto-sans-${script}-${part}-wght-normal.woff2`),
  );
  // One weight of all, with every letter: of a part of them the rules of Indic scripts may be left without any.
  return subsetFont(file, ` ${lettersOf(rangesOf(notoOf(script)).get(part) ?? '')}`, {
    targetFormat: 'truetype',
    variationAxes: { wght: weight },
  });
}

const known = new Map<string, ReadonlyMap<number, string>>();

/** In which file of a package each code point is: the first of these, or of those with a number. */
function partsOf(name: string, parts?: readonly string[]): ReadonlyMap<number, string> {
  const read = known.get(name) ?? readParts(name, parts);
  known.set(name, read);
  return read;
}

function readParts(name: string, parts?: readonly string[]): ReadonlyMap<number, string> {
  const ranges = rangesOf(name);
  const wanted = parts ?? [...ranges.keys()].filter((part) => /^\d+$/.test(part));
  const pairs = wanted.flatMap((part) =>
    Array.from(lettersOf(ranges.get(part) ?? ''), (letter) => [letter.codePointAt(0) ?? 0, part] as const),
  );
  return new Map(pairs.toReversed());
}

/** What each file of a package holds, as CSS says it: `U+0590-05FF,U+20AA`. */
function rangesOf(name: string): ReadonlyMap<string, string> {
  const ranges = require(`${name}/unicode.json`) as Readonly<Record<string, string>>;
  return new Map(Object.entries(ranges).map(([part, range]) => [part.replace(/^\[(.+)\]$/, '$1'), range]));
}

function lettersOf(ranges: string): string {
  return ranges
    .split(',')
    .flatMap((range) => {
      const [from = 0, to = from] = range
        .replace('U+', '')
        .split('-')
        .map((hex) => Number.parseInt(hex, 16));
      return Array.from({ length: to - from + 1 }, (_, place) => String.fromCodePoint(from + place));
    })
    .join('');
}
