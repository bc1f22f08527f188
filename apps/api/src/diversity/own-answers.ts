import { consentHolds, dayOf } from '@plenaria/membership';
import type { SealingKeys } from '../operations/sealed.ts';
import type { View } from '../work.ts';
import type { AnswerRow } from './answer-row.ts';
import { ANSWER_COLUMNS } from './answer-row.ts';
import { OwnDiversity } from './diversity-views.ts';
import { keyInUse, pseudonymOf } from './pseudonym-key.ts';
import type { PseudonymKey } from './pseudonym-key.ts';

/**
 * Tells the database, until the transaction ends, under which pseudonym a person's answers stand: without it none of
 * them is anybody's. Null where there is no key, and so no answer.
 */
export async function sayPseudonym(
  view: View,
  keys: SealingKeys,
  personId: string,
): Promise<PseudonymKey | null> {
  const key = await keyInUse(view, keys);
  await sayPseudonymUnder(view, key, personId);
  return key;
}

/** The same under a key that is known. */
export async function sayPseudonymUnder(
  { db }: View,
  key: PseudonymKey | null,
  personId: string,
): Promise<void> {
  await db.query(`select set_config('plenaria.pseudonym', $1, true)`, [
    key ? pseudonymOf(key, personId) : '',
  ]);
}

/** The row of whoever's pseudonym was said; null when there is none. */
export async function findOwnRow({ db }: View): Promise<AnswerRow | null> {
  const rows: readonly AnswerRow[] = await db.query(
    `select ${ANSWER_COLUMNS} from diversity.answer where pseudonym = diversity.asking_pseudonym()`,
  );
  return rows[0] ?? null;
}

/** What the person who asks has said of themself. */
export async function findOwnAnswers(view: View, keys: SealingKeys): Promise<OwnDiversity> {
  const { actor, now } = view;
  if (actor.kind !== 'person') return OwnDiversity.of(null, false);
  await sayPseudonym(view, keys, actor.personId);
  const row = await findOwnRow(view);
  return OwnDiversity.of(row, row !== null && consentHolds(row, dayOf(now)));
}
