/** Letters that Unicode does not take apart into a base letter and an accent. */
const FOLDED: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ð: 'd',
  đ: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
};

/** The longest folded name, in code points: some signs unfold into a whole sentence, and an index has its limit. */
const FOLDED_LENGTH_MAX = 300;

/** A name as people compare it: no case, accents, punctuation or doubled spaces.
 *  `Coöp  KOUMBIT!` and `coop koumbit` fold to the same text. The register searches by this, too. */
export function foldName(name: string): string {
  const folded = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøðđþłħı]/g, (letter) => FOLDED[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return folded.length > FOLDED_LENGTH_MAX ? Array.from(folded).slice(0, FOLDED_LENGTH_MAX).join('') : folded;
}

/** The short name of an organisation in addresses: latin letters, digits and hyphens, at most 60;
 *  '' when the name has none (Cyrillic or Arabic names need a slug of their own choosing). */
export function slugOf(name: string): string {
  return foldName(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');
}

/** Is this a well-formed slug? */
export function isSlug(text: string): boolean {
  return text.length <= 60 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);
}
