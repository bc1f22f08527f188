/** An apostrophe as people type it, after the stroke by which Markdown takes it as it is, and as HTML writes it. */
const APOSTROPHES = `(?:\\\\{0,2}['’‘ʼ´\`]|&(?:#0?39|#x27|#8217|apos|[lr]squo);)`;
/** What may join words, or the parts of one. */
export const HYPHENS = '[-‐‑‒–]';
/** The genitive of a name in English, German and Swedish; after an s it is an apostrophe, which is no letter. */
export const SUFFIX = `(?:${APOSTROPHES}?s)?`;
const SHARP_S = '(?:ß|ẞ|ss)';
/** Marks beside a letter: accents as they are decomposed. */
const MARKS = '[\u0300-\u036f]{0,3}';
/** Letters that Unicode does not take for another with a mark, and what is typed for them where a keyboard has none. */
const TYPED_AS: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  å: 'aa',
  æ: 'ae',
  œ: 'oe',
  ø: 'o|oe',
  ł: 'l',
  đ: 'd',
  ð: 'd|dh',
  þ: 'th',
};
/** Each Latin letter with all that are it with a mark, as a class: names are typed with and without their accents. */
const LATIN = latinLetters();

/** A pattern of each sign of a text in the ways in which it may be written. */
export function signs(text: string): string {
  const found = text.normalize('NFC').match(/ss|[^]/giu) ?? [];
  return found.map(waysToWrite).join('');
}

function waysToWrite(sign: string): string {
  if (/^['’‘ʼ´`]$/.test(sign)) return APOSTROPHES;
  if (/^[-‐‑‒–]$/.test(sign)) return HYPHENS;
  if (/^(?:ss|ß|ẞ)$/i.test(sign)) return SHARP_S;
  const [base = ''] = Array.from(sign.normalize('NFD'));
  const latin = LATIN.get(base.toLowerCase());
  const typed = TYPED_AS[sign.toLowerCase()];
  const ways = [
    ...(latin ? [`[${latin}]${MARKS}`] : [...compositions(sign), base].map(escaped)),
    ...(typed ? [typed] : []),
  ];
  const once = [...new Set(ways)];
  return once.length > 1 ? `(?:${once.join('|')})` : (once[0] ?? '');
}

/** With a dot or without: capitals and small letters of i are other pairs in Turkish. */
function latinLetters(): ReadonlyMap<string, string> {
  const letters = new Map([['i', 'iıİ']]);
  for (const range of [
    [0x41, 0x5a],
    [0x61, 0x7a],
    [0xc0, 0x24f],
    [0x1e00, 0x1eff],
  ] as const)
    for (let code = range[0]; code <= range[1]; code += 1) {
      const letter = String.fromCodePoint(code);
      const base = letter.normalize('NFD').charAt(0).toLowerCase();
      if (/^[a-z]$/.test(base)) letters.set(base, (letters.get(base) ?? '') + letter);
    }
  return letters;
}

/** The same sign with its marks in it, beside it, or some in and some beside it. */
function compositions(sign: string): readonly string[] {
  const [base = '', ...marks] = Array.from(sign.normalize('NFD'));
  const ways = ordersOf(marks).flatMap((order) =>
    Array.from(
      { length: order.length + 1 },
      (_, inside) => (base + order.slice(0, inside).join('')).normalize('NFC') + order.slice(inside).join(''),
    ),
  );
  return [...new Set([sign, ...ways])].filter((way) => way.normalize('NFC') === sign);
}

function ordersOf(marks: readonly string[]): readonly (readonly string[])[] {
  if (marks.length < 2) return [marks];
  return marks.flatMap((mark, place) =>
    ordersOf(marks.filter((_, other) => other !== place)).map((rest) => [mark, ...rest]),
  );
}

function escaped(sign: string): string {
  return sign.replace(/[.*+?^${}()|[\]\\/]/, '\\$&');
}
