import type { ZxcvbnFactory } from '@zxcvbn-ts/core';

/** A longer one is judged by its beginning: what is guessed from it takes time that grows faster than its length. */
const JUDGED_MAX = 40;

/** What people call a password in the languages of this site, which lists of English ones leave out. */
const CALLED = [
  'plenaria',
  'passwort',
  'kennwort',
  'contraseña',
  'contrasenya',
  'mot de passe',
  'lösenord',
  'losenord',
  'كلمة السر',
  'كلمة المرور',
];

const NO_LETTER = /[^\p{L}\p{N}]+/gu;

let estimator: Promise<ZxcvbnFactory> | undefined;

/**
 * How many guesses somebody needs at most who knows which passwords are common, how people vary them, and `about` whose
 * it is: as a power of ten, by zxcvbn (Wheeler, USENIX Security 2016).
 */
export async function guessesAt(password: string, about: readonly string[]): Promise<number> {
  estimator ??= makeEstimator();
  const texts = [...about, ...CALLED];
  const words = texts.flatMap((text) => [...text.split(NO_LETTER), text.replaceAll(NO_LETTER, ''), text]);
  const known = [...new Set(words.map((word) => word.toLowerCase()))].filter((word) => word.length > 2);
  const judged = Array.from(password.replaceAll(/\s/gu, '')).slice(0, JUDGED_MAX).join('');
  return (await estimator).check(judged, known).guessesLog10;
}

/** Two megabytes of lists are read when the first password is set, not by each program that starts. */
async function makeEstimator(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory: Estimator }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  return new Estimator({ dictionary, graphs: adjacencyGraphs });
}
