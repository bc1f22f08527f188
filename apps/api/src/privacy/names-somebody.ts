import type { View } from '../work.ts';
import { isUndivided, nameExpression } from './name-pattern.ts';
import type { KnownAs } from './name-pattern.ts';

const EVERYBODY = `
  select array_remove(array[p.name, m.name], null) as names, array_remove(array[p.email, a.email], null) as emails
    from membership.person p
    left join membership.member m on m.person_id = p.id
    left join identity.account a on a.person_id = p.id
  union all
  select array[name], '{}' from membership.member where kind = 'individual' and person_id is null
  union all
  select array_remove(array[name], null), array_remove(array[email], null) from privacy.former_name`;

/** Is somebody of the register, as a person or as an individual member, named in one of these texts, as they are called
 *  or were before? A name is found however an erasure would find it, an address as it is. Only the program may ask:
 *  what people were called before is nobody else's to see. */
export async function namesSomebody({ db }: View, texts: readonly string[]): Promise<boolean> {
  const everybody: readonly KnownAs[] = await db.query(EVERYBODY);
  // Ten thousand expressions over every text would take minutes: most people share no word with any of them.
  const words = texts.flatMap(wordsIn);
  const said = new Set(words.flatMap((word) => [word, word.replace(/s$/, '')]));
  const occurs = (name: string) =>
    isUndivided(name)
      ? wordsIn(name).every((word) => words.some((other) => other.includes(word)))
      : wordsIn(name).every((word) => said.has(word));
  return everybody.some(({ names, emails }) => {
    const expression = nameExpression({ names: names.filter(occurs), emails: emails.filter(occurs) });
    return expression !== null && texts.some((text) => expression.test(text));
  });
}

/** The words of a text without case and accents, and with one sign for those that may stand for each other, so that
 *  none that the expression would find is missed. */
function wordsIn(text: string): readonly string[] {
  const plain = text
    .replaceAll('ʼ', '’')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ı', 'i');
  return plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}
