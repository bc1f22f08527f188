/** Control characters, and halves of surrogate pairs, which a database cannot keep. */
const UNKEEPABLE = /[^\P{Cc}\t\n\r]|\p{Cs}/u;
/** Embeddings and overrides (UAX #9): they print a text, and what follows it, otherwise than it was typed. */
const TURNS_AROUND = /[\u202A-\u202E]/;

/**
 * Can this text be kept, and shown as it was typed? Marks of direction (U+200E, U+200F, U+061C) may stand anywhere, and
 * isolates where each is closed before its line ends, as in what is copied from a page: they touch nothing around them.
 */
export function isKeepable(text: string): boolean {
  return !UNKEEPABLE.test(text) && !TURNS_AROUND.test(text) && text.split(/[\n\r]/).every(closesIsolates);
}

function closesIsolates(line: string): boolean {
  let open = 0;
  for (const sign of line) {
    if (sign >= '\u2066' && sign <= '\u2068') open += 1;
    if (sign === '\u2069') open -= 1;
    if (open < 0) return false;
  }
  return open === 0;
}
