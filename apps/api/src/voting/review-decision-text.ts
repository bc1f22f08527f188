import { isRefused, refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import type { Work } from '../work.ts';
import { Decision } from './decision.ts';
import { DecisionText } from './decision-text.ts';
import { draftToChange } from './decision-to-change.ts';

/** The translation that somebody has read beside the original. */
export type ReviewDecisionTextInput = {
  readonly decisionId: string;
  readonly version: number;
  readonly language: string;
};

/** A second person says that a translation says what the original says. Nobody reviews their own words. */
export async function reviewDecisionText(
  work: Work,
  input: ReviewDecisionTextInput,
): Promise<Decision | Refused> {
  const { actor, db } = work;
  if (actor.kind !== 'person') return refuse('NOT_SIGNED_IN');
  const decision = await draftToChange(work, input.decisionId);
  if (isRefused(decision)) return decision;
  if (input.version !== decision.textVersion) {
    return refuse('VERSION_MISMATCH', { textVersion: decision.textVersion });
  }
  const key = { decisionId: decision.id, version: input.version, language: input.language };
  const text = await db.findOneBy(DecisionText, key);
  if (!text) return refuse('NOT_FOUND');
  if (text.writtenById === actor.personId) return refuse('OWN_TEXT');
  await db.update(DecisionText, key, { status: 'reviewed', reviewedById: actor.personId });
  return db.findOneByOrFail(Decision, { id: decision.id });
}
