import { isRefused, refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import type { Work } from '../work.ts';
import { Amendment } from './amendment.ts';
import { Decision } from './decision.ts';
import { draftToChange } from './decision-to-change.ts';
import { isId, objectionToTexts } from './plain-text.ts';
import { leads } from './rights.ts';
import { replaceOriginal } from './write-decision-text.ts';

/** Yes or no to another wording, in words either way. */
export type AnswerAmendmentInput = {
  readonly amendmentId: string;
  readonly accept: boolean;
  readonly answer: string;
};

const ANSWER_MAX = 4_000;

/**
 * Answers an amendment. Accepted, its wording becomes the next version of the text, in its proposer's name.
 */
export async function answerAmendment(work: Work, input: AnswerAmendmentInput): Promise<Decision | Refused> {
  const { actor, db } = work;
  if (actor.kind !== 'person') return refuse('NOT_SIGNED_IN');
  const wrong = objectionToTexts(input, { answer: { max: ANSWER_MAX } });
  if (wrong) return wrong;
  const id = input.amendmentId;
  const known = isId(id) ? await db.findOneBy(Amendment, { id }) : null;
  if (!known) return refuse('NOT_FOUND');
  const decision = await draftToChange(work, known.decisionId);
  if (isRefused(decision)) return decision;
  if (!leads(actor, decision)) return refuse('NOT_ALLOWED');
  // Read again under the decision's lock: somebody may have answered, or the text may have moved on,
  // meanwhile.
  const amendment = await db.findOneByOrFail(Amendment, { id });
  if (amendment.state !== 'proposed') return refuse('ALREADY_ANSWERED', { state: amendment.state });
  const answered = { answer: input.answer.trim(), answeredById: actor.personId };
  if (!input.accept) await db.update(Amendment, { id }, { state: 'rejected', ...answered });
  else {
    const becameVersion = decision.textVersion + 1;
    // Answered before the text changes, so that it is not asked to follow itself.
    await db.update(Amendment, { id }, { state: 'accepted', becameVersion, ...answered });
    await replaceOriginal(work, decision, amendment, amendment.authorId);
  }
  return db.findOneByOrFail(Decision, { id: decision.id });
}
