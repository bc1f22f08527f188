/** The signs that Windows-1252 has for the bytes 0x80 to 0x9F; from 0xA0 on it has those of Unicode. */
const SIGNS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

/** What a byte inside a letter of UTF-8 looks like, also to a reader that took it for Latin-1. */
const INNER = `\\u0080-\\u00BF${SIGNS}`;

/** Signs that also follow a capital, one of them a space that does not break: "CAFÉ’S", "LIBERTÉ : …". */
const ANYWHERE = '’·–—\\u00A0';
/** Signs that close a word, after which no small letter follows: "CAFÉ®", "PÅ…". */
const CLOSING = '”»…™®©ªº°';

/** Letters that look like one or two that were read wrongly, and not like the end of a word in capitals. */
const TELLING = new RegExp(
  [
    `[ÂÃ][${INNER}]`,
    `[Ä-ß](?![${ANYWHERE}${CLOSING}])[${INNER}]`,
    `[Ä-ß][${CLOSING}](?=\\p{Ll})`,
    `(?:[Ä-ß][${INNER}]){2}`,
    `[à-ô][${INNER}]{2}`,
  ].join('|'),
  'u',
);
const PAIR = new RegExp(`[Â-ô][${INNER}]`, 'u');
/** Longer cells are refused for their length. */
const CELL_LENGTH_MAX = 100_000;
const CELL_ENDS = /[\r\n\t,;"]/g;

/** Where a cell begins that is UTF-8 read as Windows-1252, such as "Ã‰cole" for "École"; -1 where there is none.
 *  Read as bytes again, the whole cell must be UTF-8: a letter that stands for itself seldom is. */
export function cellReadTwice(text: string): number {
  const pairs = new RegExp(PAIR, 'gu');
  for (let pair = pairs.exec(text); pair; pair = pairs.exec(text)) {
    const start = cellStart(text, pair.index);
    CELL_ENDS.lastIndex = pair.index;
    const end = CELL_ENDS.exec(text)?.index ?? text.length;
    const cell = text.slice(start, end);
    if (TELLING.test(cell) && isUtf8(cell)) return start + cell.search(PAIR);
    pairs.lastIndex = end;
  }
  return -1;
}

function cellStart(text: string, place: number): number {
  let start = place;
  while (start > 0 && !/[\r\n\t,;"]/.test(text.charAt(start - 1))) start -= 1;
  return start;
}

function isUtf8(cell: string): boolean {
  if (cell.length > CELL_LENGTH_MAX) return false;
  const bytes = Array.from(cell, byteOf);
  if (bytes.includes(-1)) return false;
  try {
    // The language's own strict reader of UTF-8: it throws at a byte that has no place in it.
    decodeURIComponent(bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''));
    return true;
  } catch {
    return false;
  }
}

/** The byte that Windows-1252, or Latin-1, has for a sign; -1 where neither has one. */
function byteOf(sign: string): number {
  const place = SIGNS.indexOf(sign);
  if (place >= 0) return 0x80 + place;
  const code = sign.codePointAt(0) ?? -1;
  return code <= 0xff ? code : -1;
}
