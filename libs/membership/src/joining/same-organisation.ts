import { foldName } from '../fold-name.ts';

/** An organisation as a register or an application names it. */
export type NamedOrganisation = { readonly name: string; readonly website: string | null };

/** Legal forms, words of the trade, articles and ands, which people write or leave out as they like. */
const UNSAID = new Set(
  [
    'ab ag aisbl asbl ass assoc association associacio asociacion ay bv cic coop co-op cooperative cooperativa',
    'cooperatiu cooperatif cooperatie co operative ek ev eg egmbh forening foundation fundacio fundacion gmbh inc',
    'kooperativ limited llc llp ltd ou plc sa sarl sas sccl scic scop scp sl society srl stiftung uk vzw',
    'societat sociedad societe catalana limitada limitee anonima ekonomisk ekonomiska for genossenschaft',
    'eingetragene verein association تعاونية جمعية شركة',
    'the la el els les l lo los las le der die das den det and i y et und och و',
  ]
    .join(' ')
    .split(/[\s-]+/),
);

/** Cyrillic and Greek letters, in lower case, that look like a Latin one in some case. */
const LOOKS_LIKE: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from('авекмнорстухіјѕһαβεζηικμνορτυχ').map((letter, place) => [
    letter,
    'abekmhopctyxijshabezhikmnoptyx'.charAt(place),
  ]),
);

/** Two ways of writing a letter: `Müller` is `Mueller`, as well as `Muller`. */
const WRITTEN_OUT: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe' };

/** `s.c.c.l.` is one word. */
const ABBREVIATION = /(?<!\p{L})(?:\p{L}\.){2,}/gu;

/**
 * Are these one organisation in two spellings? `same`: nothing but legal form, articles, case, accents, signs, letters
 * of another alphabet among the words and the order of words differs. `perhaps`: one web address, or a name that looks
 * alike, is one letter away or holds the other in a piece.
 */
export function likenessOf(
  one: NamedOrganisation,
  other: NamedOrganisation,
): 'same' | 'perhaps' | 'different' {
  const [mine, theirs] = [spellingsOf(one.name), spellingsOf(other.name)];
  const pairs = mine.flatMap((words) => theirs.map((others) => [words, others] as const));
  if (pairs.some(([words, others]) => areSame(words, others))) return 'same';
  const host = hostOf(one.website);
  if (host !== null && host === hostOf(other.website)) return 'perhaps';
  const alike = pairs.some(
    ([words, others]) =>
      areSame(words.map(asItLooks), others.map(asItLooks)) ||
      isOneLetterAway(words.join(''), others.join('')) ||
      holds(words, others) ||
      holds(others, words),
  );
  return alike ? 'perhaps' : 'different';
}

function areSame(one: readonly string[], other: readonly string[]): boolean {
  return one.toSorted().join('') === other.toSorted().join('') || one.join('') === other.join('');
}

/** The words that make a name, as it is written and with its umlauts written out. */
function spellingsOf(name: string): readonly (readonly string[])[] {
  const out = name
    .normalize('NFC')
    .replace(/[äöüåø]/giu, (letter) => WRITTEN_OUT[letter.toLowerCase()] ?? letter);
  return out === name ? [wordsOf(name)] : [wordsOf(name), wordsOf(out)];
}

/** The words that make a name; all of them where nothing but legal forms would be left out. */
function wordsOf(name: string): readonly string[] {
  const folded = foldName(name.replace(ABBREVIATION, (letters) => letters.replaceAll('.', '')));
  const words = folded.split(' ').map(withoutArticle).map(inOneAlphabet);
  const said = words.filter((word) => !UNSAID.has(word));
  return said.length > 0 ? said : words;
}

/** `النور` is `نور`, `والنور` too: in Arabic the article and the and are written together with their word. */
function withoutArticle(word: string): string {
  return word.replace(/^و?ال(?=\p{L}{2})/u, '');
}

/** A word of two alphabets is read as the Latin one that it looks like. */
function inOneAlphabet(word: string): string {
  return /[a-z]/.test(word) ? asItLooks(word) : word;
}

function asItLooks(word: string): string {
  return word.replace(/[\p{Script=Cyrillic}\p{Script=Greek}]/gu, (letter) => LOOKS_LIKE[letter] ?? letter);
}

/** `example.coop` of `https://www.example.coop/about`. */
function hostOf(website: string | null): string | null {
  const host = /^https?:\/\/([^/?#:]+)/i.exec(website ?? '')?.[1];
  return host?.toLowerCase().replace(/^www\./, '') ?? null;
}

/** The shortest name, in letters, that says something where it stands within another. */
const PIECE_MIN = 3;

/** Does this name hold the other in a piece? */
function holds(whole: readonly string[], part: readonly string[]): boolean {
  const piece = part.join(' ');
  return piece.length >= PIECE_MIN && ` ${whole.join(' ')} `.includes(` ${piece} `);
}

/** One letter, and no digit, added, left out or changed in a name of six letters or more. */
function isOneLetterAway(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length < 6 || long.length - short.length > 1 || digitsOf(one) !== digitsOf(other)) return false;
  const start = Array.from(short).findIndex((letter, place) => letter !== long[place]);
  if (start === -1) return true;
  const rest = long.slice(start + 1);
  return rest === short.slice(start) || rest === short.slice(start + 1);
}

function digitsOf(name: string): string {
  return name.replace(/\P{N}/gu, '');
}
