/** An apostrophe as people type it, after the stroke by which Markdown takes it as it is, and as HTML writes it. */
const APOSTROPHES = `(?:\\\\{0,2}['’‘ʼ´\`]|&(?:#0?39|#x27|#8217|apos|[lr]squo);)`;
/** What may join words, or the parts of one. */
export const HYPHENS = '[-‐‑‒–]';
/** The genitive of a name in English, German and Swedish; after an s it is an apostrophe, which is no letter. */
export const SUFFIX = `(?:${APOSTROPHES}?s)?`;
const SHARP_S = '(?:ß|ẞ|ss)';
/** With a dot or without: capitals and small letters are other pairs in Turkish. */
const LETTER_I = '[iıİ]\u0307?';

/** What is typed for a letter where a keyboard has none of it, beside the letter without its mark. */
const TYPED_AS: Readonly<Record<string, readonly string[]>> = {
  ä: ['ae'],
  ö: ['oe'],
  ü: ['ue'],
  å: ['aa'],
  æ: ['ae'],
  œ: ['oe'],
  ø: ['o', 'oe'],
  ł: ['l'],
  đ: ['d', 'dj'],
  ð: ['d', 'dh'],
  þ: ['th'],
};

/** A pattern of each sign of a text in the ways in which it may be written. */
export function signs(text: string): string {
  const found = text.normalize('NFC').match(/ss|[^]/giu) ?? [];
  return found.map(waysToWrite).join('');
}

function waysToWrite(sign: string): string {
  if (/^['’‘ʼ´`]$/.test(sign)) return APOSTROPHES;
  if (/^[-‐‑‒–]$/.test(sign)) return HYPHENS;
  if (/^(?:ss|ß|ẞ)$/i.test(sign)) return SHARP_S;
  if (/^[iIıİ]$/.test(sign)) return LETTER_I;
  const ways = [...compositions(sign), ...typedAs(sign)];
  return ways.length > 1 ? `(?:${ways.join('|')})` : escaped(sign);
}

/** Accents are left out as often as not: "Lucia" is Lucía. One who is written without any is not meant with one. */
function typedAs(sign: string): readonly string[] {
  const base = sign.normalize('NFD').charAt(0);
  const other = TYPED_AS[sign.toLowerCase()] ?? [];
  return base === sign.normalize('NFC') || !/\p{Script=Latin}/u.test(base) ? other : [base, ...other];
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
