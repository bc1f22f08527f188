import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import {
  consentUntil,
  dayOf,
  DIVERSITY_DIMENSIONS,
  DIVERSITY_PURPOSE,
  OWN_WORDS_MAX,
  readDiversity,
} from '@plenaria/membership';
import type { DiversityAnswers } from '@plenaria/membership';
import { isUnreadable, refuseFields } from '../membership/change-member.ts';
import type { SealingKeys } from '../operations/sealed.ts';
import type { Work } from '../work.ts';
import type { AnswerRow } from './answer-row.ts';
import { OwnDiversity } from './diversity-views.ts';
import { findOwnRow, sayPseudonymUnder } from './own-answers.ts';
import { keyInUseOrNew } from './pseudonym-key.ts';

/** What was typed, '' for nothing, and to which version of the purpose somebody agreed. */
export type DiversityForm = { readonly [D in keyof DiversityAnswers]: string } & {
  readonly ownWords: string;
  readonly purpose: number;
};

/** A person says something of themself, once more or for the first time; saying nothing takes it away. */
export async function saveDiversityAnswers(
  work: Work,
  keys: SealingKeys,
  form: DiversityForm,
): Promise<OwnDiversity | Refused> {
  const { actor, db, now } = work;
  if (actor.kind !== 'person') return refuse('NOT_ALLOWED');
  const read = readDiversity(form);
  const ownWords = form.ownWords.trim().replaceAll(/\s+/g, ' ');
  const wrong = refuseFields([
    ...('unknown' in read ? read.unknown : []).map((field) => ({ field, reason: 'refusals:field.invalid' })),
    isUnreadable(form.ownWords) ? { field: 'ownWords', reason: 'refusals:field.invalid' } : null,
    ownWords.length > OWN_WORDS_MAX
      ? { field: 'ownWords', reason: 'refusals:field.longerThan', max: OWN_WORDS_MAX }
      : null,
    form.purpose === DIVERSITY_PURPOSE ? null : { field: 'purpose', reason: 'refusals:field.required' },
  ]);
  if (wrong || 'unknown' in read) return wrong ?? refuse('INVALID_INPUT');
  const key = await keyInUseOrNew(work, keys);
  await sayPseudonymUnder(work, key, actor.personId);
  const was = await findOwnRow(work);
  await db.query(`delete from diversity.answer where pseudonym = diversity.asking_pseudonym()`);
  const { answers } = read;
  if (ownWords === '' && DIVERSITY_DIMENSIONS.every((dimension) => answers[dimension] === null))
    return OwnDiversity.of(null, false);
  const row: AnswerRow = {
    ...answers,
    ownWords: ownWords === '' ? null : ownWords,
    purpose: form.purpose,
    since: was && isSame(was, answers) ? was.since : key.quarter,
    until: consentUntil(dayOf(now)),
  };
  await db.query(
    `insert into diversity.answer (pseudonym, gender, age, language, own_words, purpose, since, until)
     values (diversity.asking_pseudonym(), $1, $2, $3, $4, $5, $6, $7)`,
    [row.gender, row.age, row.language, row.ownWords, row.purpose, row.since, row.until],
  );
  return OwnDiversity.of(row, true);
}

/** Whoever says the same again has not come anew to be counted. */
function isSame(was: DiversityAnswers, now: DiversityAnswers): boolean {
  return DIVERSITY_DIMENSIONS.every((dimension) => was[dimension] === now[dimension]);
}
