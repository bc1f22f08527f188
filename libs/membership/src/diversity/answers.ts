import type { Day } from '../day.ts';

/** What may be said of oneself, and in which words it is counted. Nothing has to be said. */
export const DIVERSITY_CHOICES = {
  gender: ['woman', 'man', 'nonBinary', 'another'],
  age: ['under30', 'from30', 'from45', 'from60'],
  language: ['first', 'learned'],
} as const;

export type DiversityDimension = keyof typeof DIVERSITY_CHOICES;
export const DIVERSITY_DIMENSIONS: readonly DiversityDimension[] = ['gender', 'age', 'language'];

/** What somebody said: of each dimension one of its choices, or null. */
export type DiversityAnswers = {
  readonly [D in DiversityDimension]: (typeof DIVERSITY_CHOICES)[D][number] | null;
};

/** The version of the text that says what the answers are for. A new one ends what was agreed to under the old. */
export const DIVERSITY_PURPOSE = 1;

/** How somebody describes themself has so many characters at most. */
export const OWN_WORDS_MAX = 60;

/** Up to which day, and under which version of the purpose, somebody agreed. */
export type DiversityConsent = { readonly purpose: number; readonly until: Day };

/** May these answers be kept and counted on a day? */
export function consentHolds({ purpose, until }: DiversityConsent, today: Day): boolean {
  return purpose === DIVERSITY_PURPOSE && today <= until;
}

type Typed = { readonly [D in DiversityDimension]: string };

/** Reads one word for each dimension, '' for nothing said; the names of those that are no choice instead. */
export function readDiversity(
  typed: Typed,
): { readonly answers: DiversityAnswers } | { readonly unknown: readonly DiversityDimension[] } {
  const chosen = DIVERSITY_DIMENSIONS.map((dimension) => {
    const choices: readonly string[] = DIVERSITY_CHOICES[dimension];
    const said = typed[dimension];
    return [dimension, said === '' ? null : choices.find((choice) => choice === said)] as const;
  });
  const unknown = chosen.filter(([, said]) => said === undefined).map(([dimension]) => dimension);
  return unknown.length > 0 ? { unknown } : { answers: Object.fromEntries(chosen) as DiversityAnswers };
}
