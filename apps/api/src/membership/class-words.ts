import type { Refused } from '@plenaria/kernel';
import type { Work } from '../work.ts';
import { refuseFields } from './change-member.ts';
import { Federation } from './federation.ts';
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
