import { isRefused, refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import type { Work } from '../work.ts';
import { Amendment } from './amendment.ts';
import { draftToChange } from './decision-to-change.ts';
import { TEXT_RULES } from './draft-decision.ts';
import { objectionToTexts } from './plain-text.ts';
import { standingOriginal } from './write-decision-text.ts';

/** Another wording for the whole text, against the version its proposer read, and why. */
export type ProposeAmendmentInput = {
  readonly decisionId: string;
  readonly baseVersion: number;
  readonly language: string;
  readonly title: string;
  readonly body: string;
  readonly reason: string;
};

const REASON_MAX = 4_000;

/** Proposes another wording of the original text. The author or a chair answers it. */
export async function proposeAmendment(
  work: Work,
  input: ProposeAmendmentInput,
): Promise<Amendment | Refused> {
  const { actor, db } = work;
  if (actor.kind !== 'person') return refuse('NOT_SIGNED_IN');
  const wrong = objectionToTexts(input, { ...TEXT_RULES, reason: { max: REASON_MAX } });
  if (wrong) return wrong;
  const decision = await draftToChange(work, input.decisionId);
  if (isRefused(decision)) return decision;
  if (input.language !== decision.originalLanguage) {
    return refuse('INVALID_INPUT', {
      fields: [{ field: 'language', reason: 'refusals:field.notTheOriginal' }],
    });
  }
  const original = await standingOriginal(work, decision);
  const [title, body] = [input.title.trim(), input.body.trim()];
  if (input.baseVersion !== decision.textVersion) {
    return refuse('VERSION_MISMATCH', {
      textVersion: decision.textVersion,
      yours: { version: input.baseVersion, title, body },
      theirs: { version: original.version, title: original.title, body: original.body },
    });
  }
  if (title === original.title && body === original.body) {
    return refuse('INVALID_INPUT', { fields: [{ field: 'body', reason: 'refusals:field.unchanged' }] });
  }
  const { id } = await db.save(Amendment, {
    decisionId: decision.id,
    baseVersion: input.baseVersion,
    language: input.language,
    title,
    body,
    reason: input.reason.trim(),
    state: 'proposed',
    authorId: actor.personId,
    at: work.now,
  });
  return db.findOneByOrFail(Amendment, { id });
}
