import type { Refused } from '@plenaria/kernel';
import { foldName } from '@plenaria/membership';
import type { Work } from '../work.ts';
import { refuseFields } from './change-member.ts';
import type { WrongField } from './change-member.ts';
import { Federation } from './federation.ts';
import type { MemberClass } from './member-class.ts';
import { readWords, wrongWords } from './words-by-language.ts';
import type { Words } from './words-by-language.ts';

const NAME_MAX = 120;

/** What a class is to be called in each language, or what is wrong with that. */
export async function readClassNames({ db }: Work, given: unknown): Promise<Words | Refused> {
  const names = readWords(given);
  const federation = await db.findOneBy(Federation, { id: true });
  const needed = federation?.defaultLanguage ?? 'en';
  return refuseFields(wrongWords('names', names, { max: NAME_MAX, needed })) ?? names ?? {};
}

/** The languages in which a class would newly be called what another is, in any language: a file names a class by its
 *  name. `before` is what it was called until now. */
export function namesTaken(
  names: Words,
  before: Words,
  others: readonly MemberClass[],
): readonly WrongField[] {
  const taken = new Set(others.flatMap((other) => Object.values(other.names).map(foldName)));
  return Object.entries(names)
    .filter(
      ([language, name]) => name !== before[language] && foldName(name) !== '' && taken.has(foldName(name)),
    )
    .map(([language]) => ({ field: `names.${language}`, reason: 'admin:class.nameTaken' }));
}
