import { HYPHENS, signs, SUFFIX } from './written-signs.ts';

/** What somebody was called, and the addresses they had. */
export type KnownAs = { readonly names: readonly string[]; readonly emails: readonly string[] };

/** Bytes of the letters of a name below which it may be words of the language: "A N", but not "Li Wu" or "李 伟". */
const TELLING_BYTES_MIN = 4;
/** A full name without a space in it. In Kana so few letters may be any word. */
const UNDIVIDED = /^(?:\p{Script=Han}{3,}|\p{Script=Hangul}{3,})$/u;
/** Spaces of every width and none, and marks by which words are set apart. */
const BETWEEN = `\\s\u00a0\u00ad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2069\u3000\ufeff*_~\`'“”«»()>|\\[\\]`;
const SPACE_ENTITY = '&(?:nbsp|ensp|emsp|thinsp|shy|#160|#xa0);';
/** What stands in JSON for a quote, the end of a line, or another sign that must not stand there itself. */
const ESCAPED = '\\\\(?:["\\\\/bfnrt]|u[0-9a-f]{4})';
/** What may stand between two words of a name, a tag like `<b>` too; within JSON it never leaves its text. */
const GAP = {
  words: `(?:[${BETWEEN}"\\\\]|${SPACE_ENTITY}|<[^<>]{0,60}>)`,
  json: `(?:[${BETWEEN}]|${ESCAPED}|${SPACE_ENTITY}|<(?:[^<>"\\\\]|${ESCAPED}){0,60}>)`,
};
const COMMA = '[,،]';

/** Patterns of PostgreSQL, used without regard to case. `hint` finds something wherever `exact` does, and is two
 *  hundred times as quick: by `exact` alone, a megabyte takes half a minute. */
export type NamePattern = { readonly hint: string; readonly exact: string };

/**
 * Finds somebody's names and addresses as words of their own: whatever space, markup or composition of accents is in
 * them, with a hyphen between them, in the genitive, and with the surname before a comma. Without a comma "the grant
 * will be paid" would be Will Grant. Null where none of them is safe to be looked for.
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
  if (isUndivided(name)) return true;
  const letters = name.replaceAll(/[^\p{L}\p{N}]/gu, '');
  return wordsOf(name).length > 1 && Buffer.byteLength(letters) >= TELLING_BYTES_MIN;
}

/** Is this a full name of one piece, which is found within what is written without spaces? */
export function isUndivided(name: string): boolean {
  return UNDIVIDED.test(name.trim().normalize('NFC'));
}

function patternOf({ names, emails }: KnownAs, json: boolean): string | null {
  const said = (text: string) => signs(written(text.trim(), json));
  // What may follow is not the end of its last letter, where that is written as several signs.
  const undivided = names.filter(isUndivided).map((name) => `${said(name)}(?![\u11a8-\u11ff])`);
  const words = [
    ...names
      .filter((name) => isTelling(name) && !isUndivided(name))
      .flatMap((name) => ordersOf(wordsOf(name).map(said), json)),
    ...emails.flatMap((email) => (email.trim() === '' ? [] : [said(email)])),
  ];
  const begins = `(?<![[:alnum:]])${json ? `|(?<=\\\\[bfnrt])` : ''}`;
  const apart = `(?:${begins})(?:${[...new Set(words)].join('|')})(?![[:alnum:]\u0300-\u036f])`;
  const texts = [...(words.length > 0 ? [apart] : []), ...undivided];
  return texts.length === 0 ? null : texts.join('|');
}

function written(text: string, json: boolean): string {
  return json ? JSON.stringify(text).slice(1, -1) : text;
}

/** As it is said, and with each of its last words before a comma: "Solheim, Birgit". */
function ordersOf(words: readonly string[], json: boolean): readonly string[] {
  const between = json ? GAP.json : GAP.words;
  // After an initial nothing need stand: "J.R. Smith".
  const said = (some: readonly string[]) =>
    some.reduce((all, word) => `${all}(?:${between}${all.endsWith('\\.') ? '*' : '+'}|${HYPHENS})${word}`);
  const turned = words
    .slice(1)
    .map(
      (_, place) =>
        `${said(words.slice(place + 1))}${between}*${COMMA}${between}*${said(words.slice(0, place + 1))}`,
    );
  return [said(words), ...turned].map((order) => `${order}${SUFFIX}`);
}

/** Initials are words of their own, with or without a space after them. */
function wordsOf(name: string): readonly string[] {
  return name
    .normalize('NFC')
    .split(/\s+|(?<=(?<!\p{L})\p{L}\.)/u)
    .filter((word) => word !== '');
}
