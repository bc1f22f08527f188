import { Inject } from '@nestjs/common';
import { Args, Context, ID, Int, Mutation, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '../context.ts';
import { Allow } from '../graphql/allow.ts';
import { Scoped } from '../graphql/scopes.ts';
import { answerOf } from '../graphql/refusal.ts';
import type { Refusal } from '../graphql/refusal.ts';
import { Works } from '../work.ts';
import { Amendment } from './amendment.ts';
import { answerAmendment } from './answer-amendment.ts';
import { Comment } from './comment.ts';
import { Decision } from './decision.ts';
import { proposeAmendment } from './propose-amendment.ts';
import { writeComment } from './write-comment.ts';

const AnswerAmendmentResult = answerOf('AnswerAmendmentResult', Decision);
const ProposeAmendmentResult = answerOf('ProposeAmendmentResult', Amendment);
const WriteCommentResult = answerOf('WriteCommentResult', Comment);

/** How members talk about a decision before they vote on it. */
@Resolver()
export class TalkResolver {
  readonly #works: Works;

  constructor(@Inject(Works) works: Works) {
    this.#works = works;
  }

  @Mutation(() => WriteCommentResult)
  @Allow('signedIn')
  @Scoped('decisions:write')
  async writeComment(
    @Context() context: RequestContext,
    @Args('decisionId', { type: () => ID }) decisionId: string,
    @Args('parentId', { type: () => ID, nullable: true }) parentId: string | null,
    @Args('body') body: string,
  ): Promise<Comment | Refusal> {
    const input = { decisionId, parentId: parentId ?? null, body, language: context.language };
    return this.#works.run(context, (work) => writeComment(work, input));
  }

  @Mutation(() => ProposeAmendmentResult)
  @Allow('signedIn')
  @Scoped('decisions:write')
  async proposeAmendment(
    @Context() context: RequestContext,
    @Args('decisionId', { type: () => ID }) decisionId: string,
    @Args('baseVersion', { type: () => Int }) baseVersion: number,
    @Args('language') language: string,
    @Args('title') title: string,
    @Args('body') body: string,
    @Args('reason') reason: string,
  ): Promise<Amendment | Refusal> {
    const input = { decisionId, baseVersion, language, title, body, reason };
    return this.#works.run(context, (work) => proposeAmendment(work, input));
  }

  @Mutation(() => AnswerAmendmentResult)
  @Allow('signedIn')
  async answerAmendment(
    @Context() context: RequestContext,
    @Args('amendmentId', { type: () => ID }) amendmentId: string,
    @Args('accept') accept: boolean,
    @Args('answer') answer: string,
  ): Promise<Decision | Refusal> {
    return this.#works.run(context, (work) => answerAmendment(work, { amendmentId, accept, answer }));
  }
}
