import type { DiversityAnswers } from '@plenaria/membership';

/** A row of answers, without whose it is. Days are the first or the last of a quarter. */
export type AnswerRow = DiversityAnswers & {
  readonly ownWords: string | null;
  readonly purpose: number;
  readonly since: string;
  readonly until: string;
};

/** The columns of such a row. */
export const ANSWER_COLUMNS = `gender, age, language, own_words as "ownWords", purpose, since::text as since,
  until::text as until`;
