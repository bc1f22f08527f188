import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import type { Work } from '../work.ts';
import { Comment } from './comment.ts';
import { Decision } from './decision.ts';
import { isId, objectionToTexts } from './plain-text.ts';

/** What somebody says, and to whom they reply. */
export type WriteCommentInput = {
  readonly decisionId: string;
  readonly parentId: string | null;
  readonly body: string;
  readonly language: string;
};

const BODY_MAX = 10_000;

/** Adds to the talk about a decision, while it is a draft and while it is open. */
export async function writeComment(work: Work, input: WriteCommentInput): Promise<Comment | Refused> {
  const { actor, db } = work;
  if (actor.kind !== 'person') return refuse('NOT_SIGNED_IN');
  const wrong = objectionToTexts({ body: input.body }, { body: { max: BODY_MAX } });
  if (wrong) return wrong;
  const decision = isId(input.decisionId) ? await db.findOneBy(Decision, { id: input.decisionId }) : null;
  if (!decision) return refuse('NOT_FOUND');
  if (decision.state === 'closed' || decision.state === 'withdrawn') {
    return refuse('CLOSED', { closesAt: decision.closedAt ?? decision.withdrawnAt });
  }
  if (input.parentId !== null) {
    const parent = isId(input.parentId) ? await db.findOneBy(Comment, { id: input.parentId }) : null;
    if (parent?.decisionId !== decision.id) return refuse('NOT_FOUND');
  }
  const { id } = await db.save(Comment, {
    decisionId: decision.id,
    parentId: input.parentId,
    authorId: actor.personId,
    body: input.body.trim(),
    language: input.language,
    at: work.now,
  });
  return db.findOneByOrFail(Comment, { id });
}
