import { guessesAt } from './guesses-at.ts';

/** Shorter ones are guessed by machines, whatever signs are in them. */
export const PASSWORD_LENGTH_MIN = 12;
/** Longer ones only cost us work. */
export const PASSWORD_LENGTH_MAX = 256;

/** As a power of ten: a common one and its usual changes take fewer, twelve letters that nobody knows many more. */
const GUESSES_MIN = 9;

/** Whose password it is to be. */
export type Owner = { readonly email: string; readonly name: string; readonly federation: string };

/** What is wrong with a password: a key of the refusals' texts, and the bound it misses. */
export type PasswordProblem = { readonly reason: string; readonly min?: number; readonly max?: number };

/** Why this cannot be the password of this account; null when it can. */
export async function objectionToPassword(
  password: string,
  { email, name, federation }: Owner,
): Promise<PasswordProblem | null> {
  const letters = Array.from(password.normalize('NFKC'));
  if (letters.length < PASSWORD_LENGTH_MIN)
    return { reason: 'refusals:field.shorterThan', min: PASSWORD_LENGTH_MIN };
  if (letters.length > PASSWORD_LENGTH_MAX)
    return { reason: 'refusals:field.longerThan', max: PASSWORD_LENGTH_MAX };
  const isAddress = password.normalize('NFKC').toLowerCase().replaceAll(/\s/gu, '') === email;
  const guesses = isAddress ? 0 : await guessesAt(letters.join(''), [email, name, federation]);
  return guesses < GUESSES_MIN || new Set(letters).size < 5 ? { reason: 'refusals:field.easyToGuess' } : null;
}
