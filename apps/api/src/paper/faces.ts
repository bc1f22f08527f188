import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** The faces that a page is set in. Each holds one script, so a line changes face with its letters. */
export const FACES = ['latin', 'latin-ext', 'greek', 'cyrillic', 'arabic'] as const;
export type Face = (typeof FACES)[number];

const WEIGHTS = [400, 600] as const;

// As the fonts are cut: https://github.com/fontsource/font-files, the unicode-range of each file.
const LATIN_EXTENDED =
  /[\u0100-\u0130\u0132-\u0151\u0154-\u02ba\u02bd-\u02c5\u02c7-\u02cc\u02ce-\u02d7\u02dd-\u02ff\u1e00-\u1e9f\u1ef2-\u1eff\u20a0-\u20ab\u20ad-\u20c0\u2c60-\u2c7f\ua720-\ua7ff]/u;

/** In which face a character is set. What no face holds is left to the first, which shows that something is missing. */
export function faceOf(character: string): Face {
  // Of the marks that Arabic shares with other scripts, its face has its own.
  if (/[\p{Script=Arabic}\u060c\u061b\u061f\u0640\u064b-\u0655\u200c\u200d]/u.test(character))
    return 'arabic';
  if (/\p{Script=Cyrillic}/u.test(character)) return 'cyrillic';
  if (/\p{Script=Greek}/u.test(character)) return 'greek';
  return LATIN_EXTENDED.test(character) ? 'latin-ext' : 'latin';
}

/** The name under which a face is known to a page. */
export function faceName(face: Face, bold: boolean): string {
  return `${face} ${bold ? 600 : 400}`;
}

let read: Promise<ReadonlyMap<string, Buffer>> | undefined;

/** The font files by name, read once. Vazirmatn has a whole glyph for each Arabic letter, so that text can be copied
 *  out of a page; the face of the screens composes letters from parts, and what is copied from it is another word. */
export function readFaces(): Promise<ReadonlyMap<string, Buffer>> {
  read ??= readAll();
  return read;
}

async function readAll(): Promise<ReadonlyMap<string, Buffer>> {
  const { resolve } = createRequire(import.meta.url);
  const wanted = FACES.flatMap((face) => WEIGHTS.map((weight) => ({ face, weight })));
  return new Map(
    await Promise.all(
      wanted.map(async ({ face, weight }): Promise<[string, Buffer]> => {
        const family = face === 'arabic' ? 'vazirmatn' : 'source-sans-3';
        const path = resolve(`@fontsource/${family}/files/${family}-${face}-${weight}-normal.woff`);
        return [faceName(face, weight === 600), await readFile(path)];
      }),
    ),
  );
}
