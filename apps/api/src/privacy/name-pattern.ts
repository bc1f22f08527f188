/** What somebody was called, and the addresses they had. */
export type KnownAs = { readonly names: readonly string[]; readonly emails: readonly string[] };

/** Bytes of the letters of a name below which it may be words of the language: "A N", but not "Li Wu" or "李 伟". */
const TELLING_BYTES_MIN = 4;
const APOSTROPHES = `['’‘ʼ´\`]`;
const HYPHENS = '[-‐‑‒–]';
/** Spaces of every width and none, and marks by which words are set apart. */
const BETWEEN = `\\s\u00a0\u00ad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2069\u3000\ufeff*_~\`'“”«»()>|\\[\\]`;
/** What stands in JSON for a quote, the end of a line, or another sign that must not stand there itself. */
const ESCAPED = '\\\\(?:["\\\\/bfnrt]|u[0-9a-f]{4})';
/** What may stand between two words of a name, a tag like `<b>` too; within JSON it never leaves its text. */
const GAP = {
  words: `(?:[${BETWEEN}"\\\\]|<[^<>]{0,60}>)`,
  json: `(?:[${BETWEEN}]|${ESCAPED}|<(?:[^<>"\\\\]|${ESCAPED}){0,60}>)`,
};
const COMMA = '[,،]';

/** Patterns of PostgreSQL, used without regard to case. `hint` finds something wherever `exact` does, and is two
 *  hundred times as quick: by `exact` alone, a megabyte takes half a minute. */
export type NamePattern = { readonly hint: string; readonly exact: string };

/**
 * Finds somebody's names and addresses as words of their own: whatever space, markup or composition of accents is in
 * them, and with the surname before a comma. Null where none of them is safe to be looked for.
 */
export function namePattern(known: KnownAs): NamePattern | null {
  return patternsOf(known, false);
}

/** The same within the text of JSON, where a quote or the end of a line is written as two signs. */
export function patternInJson(known: KnownAs): NamePattern | null {
  return patternsOf(known, true);
}

/** SQL: whether a text names somebody, with the places of the two patterns. */
export function namedIn(text: string, { hint, exact }: NamePattern): string {
  return `(case when ${text} ~* ${hint} then ${text} ~* ${exact} else false end)`;
}

function patternsOf(known: KnownAs, json: boolean): NamePattern | null {
  const exact = patternOf(known, json);
  return exact === null ? null : { hint: hintOf(known, json), exact };
}

/** The longest word of each name, and the addresses. */
function hintOf({ names, emails }: KnownAs, json: boolean): string {
  const longest = (name: string) =>
    wordsOf(name).reduce((one, other) => (other.length > one.length ? other : one));
  const words = [...names.filter(isTelling).map(longest), ...emails.map((email) => email.trim())];
  return words.flatMap((word) => (word === '' ? [] : [signs(written(word, json))])).join('|');
}

/** The same for JavaScript, over words as they are or within JSON. */
export function nameExpression(known: KnownAs, where: 'words' | 'json' = 'words'): RegExp | null {
  const pattern = patternOf(known, where === 'json');
  return pattern === null ? null : new RegExp(pattern.replaceAll('[:alnum:]', '\\p{L}\\p{N}'), 'iu');
}

/** Is this a name by which somebody is told apart? One word, or very short ones, may be words of the language. */
export function isTelling(name: string): boolean {
  const letters = name.replaceAll(/[^\p{L}\p{N}]/gu, '');
  return wordsOf(name).length > 1 && Buffer.byteLength(letters) >= TELLING_BYTES_MIN;
}

function patternOf({ names, emails }: KnownAs, json: boolean): string | null {
  const said = (text: string) => signs(written(text, json));
  const texts = [
    ...names.filter(isTelling).flatMap((name) => ordersOf(wordsOf(name).map(said), json)),
    ...emails.map((email) => email.trim()).flatMap((email) => (email === '' ? [] : [said(email)])),
  ];
  if (texts.length === 0) return null;
  const begins = `(?<![[:alnum:]])${json ? `|(?<=\\\\[bfnrt])` : ''}`;
  return `(?:${begins})(?:${[...new Set(texts)].join('|')})(?![[:alnum:]\u0300-\u036f])`;
}

function written(text: string, json: boolean): string {
  return json ? JSON.stringify(text).slice(1, -1) : text;
}

/** As it is said, and with each of its last words before a comma: "Solheim, Birgit". */
function ordersOf(words: readonly string[], json: boolean): readonly string[] {
  const between = json ? GAP.json : GAP.words;
  const said = (some: readonly string[]) => some.join(`${between}+`);
  const turned = words
    .slice(1)
    .map(
      (_, place) =>
        `${said(words.slice(place + 1))}${between}*${COMMA}${between}*${said(words.slice(0, place + 1))}`,
    );
  return [said(words), ...turned];
}

function wordsOf(name: string): readonly string[] {
  return name
    .normalize('NFC')
    .split(/\s+/)
    .filter((word) => word !== '');
}

/** Each sign of a word in the ways in which it may be written. */
function signs(text: string): string {
  return Array.from(text.normalize('NFC'), (sign) => {
    if (/['’‘ʼ´`]/.test(sign)) return APOSTROPHES;
    if (/[-‐‑‒–]/.test(sign)) return HYPHENS;
    const apart = sign.normalize('NFD');
    return apart === sign ? escaped(sign) : `(?:${sign}|${apart})`;
  }).join('');
}

function escaped(sign: string): string {
  return sign.replace(/[.*+?^${}()|[\]\\/]/, '\\$&');
}
