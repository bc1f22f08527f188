import { foldName } from '../fold-name.ts';

/** An organisation as a register or an application names it. */
export type NamedOrganisation = { readonly name: string; readonly website: string | null };

/** Legal forms and words of the trade, which people write or leave out as they like. */
const UNSAID = new Set(
  [
    'ab ag aisbl asbl ass assoc association associacio asociacion ay bv cic coop co-op cooperative cooperativa',
    'cooperatiu cooperatif cooperatie co operative ek ev eg egmbh forening foundation fundacio fundacion gmbh inc',
    'kooperativ limited llc llp ltd ou plc sa sarl sas sccl scic scop scp sl society srl stiftung the uk vzw',
  ]
    .join(' ')
    .split(/[\s-]+/),
);

/** `s.c.c.l.` is one word. */
const ABBREVIATION = /(?<!\p{L})(?:\p{L}\.){2,}/gu;

/**
 * Are these one organisation in two spellings? `same`: nothing but legal form, case, accents, signs and the order
 * of words differs. `perhaps`: one web address, or a name that is one letter away or holds the other in a piece.
 */
export function likenessOf(
  one: NamedOrganisation,
  other: NamedOrganisation,
): 'same' | 'perhaps' | 'different' {
  const [mine, theirs] = [wordsOf(one.name), wordsOf(other.name)];
  const [joined, otherJoined] = [mine.toSorted().join(''), theirs.toSorted().join('')];
  if (joined === otherJoined || mine.join('') === theirs.join('')) return 'same';
  const host = hostOf(one.website);
  if (host !== null && host === hostOf(other.website)) return 'perhaps';
  if (isOneLetterAway(mine.join(''), theirs.join(''))) return 'perhaps';
  return holds(mine, theirs) || holds(theirs, mine) ? 'perhaps' : 'different';
}

/** The words that make a name; all of them where nothing but legal forms would be left out. */
function wordsOf(name: string): readonly string[] {
  const words = foldName(name.replace(ABBREVIATION, (letters) => letters.replaceAll('.', ''))).split(' ');
  const said = words.filter((word) => !UNSAID.has(word));
  return said.length > 0 ? said : words;
}

/** `example.coop` of `https://www.example.coop/about`. */
function hostOf(website: string | null): string | null {
  const host = /^https?:\/\/([^/?#:]+)/i.exec(website ?? '')?.[1];
  return host?.toLowerCase().replace(/^www\./, '') ?? null;
}

/** Does this name hold the other, of two words or more, in a piece? */
function holds(whole: readonly string[], part: readonly string[]): boolean {
  return part.length > 1 && ` ${whole.join(' ')} `.includes(` ${part.join(' ')} `);
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
