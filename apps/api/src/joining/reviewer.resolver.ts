import { Inject } from '@nestjs/common';
import { Args, ArgsType, Context, ID, Mutation, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '../context.ts';
import { Allow } from '../graphql/allow.ts';
import { answerOf } from '../graphql/refusal.ts';
import type { Refusal } from '../graphql/refusal.ts';
import { Instant } from '../graphql/scalars.ts';
import { StepUp } from '../graphql/step-up.ts';
import { Works } from '../work.ts';
import { SayingArgs } from './applicant.resolver.ts';
import { Application } from './application.ts';
import { askApplicant } from './ask-applicant.ts';
import { noteOnApplication } from './note-on-application.ts';
import { objectToApplication } from './object-to-application.ts';
import { putApplicationToTheVote } from './put-application-to-the-vote.ts';
import { recommendApplication } from './recommend-application.ts';
import { rejectApplication } from './reject-application.ts';
import { withdrawObjection } from './withdraw-objection.ts';

const AskApplicantResult = answerOf('AskApplicantResult', Application);
const RecommendApplicationResult = answerOf('RecommendApplicationResult', Application);
const RejectApplicationResult = answerOf('RejectApplicationResult', Application);
const NoteOnApplicationResult = answerOf('NoteOnApplicationResult', Application);
const PutApplicationToTheVoteResult = answerOf('PutApplicationToTheVoteResult', Application);
const ObjectToApplicationResult = answerOf('ObjectToApplicationResult', Application);
const WithdrawObjectionResult = answerOf('WithdrawObjectionResult', Application);

/** Which application, and what is said about it. */
@ArgsType()
class ReviewArgs extends SayingArgs {}

/** What custodians do with applications, and members with those that are theirs to hear. */
@Resolver()
export class ReviewerResolver {
  readonly #works: Works;

  constructor(@Inject(Works) works: Works) {
    this.#works = works;
  }

  @Allow('custodian')
  @Mutation(() => AskApplicantResult)
  async askApplicant(
    @Context() context: RequestContext,
    @Args() said: ReviewArgs,
  ): Promise<Application | Refusal> {
    return this.#works.run(context, (work) => askApplicant(work, said));
  }

  @Allow('custodian')
  @Mutation(() => RecommendApplicationResult, { description: 'What follows is the rule’s of today.' })
  @StepUp()
  async recommendApplication(
    @Context() context: RequestContext,
    @Args() said: ReviewArgs,
  ): Promise<Application | Refusal> {
    return this.#works.run(context, (work) => recommendApplication(work, said));
  }

  @Allow('custodian')
  @Mutation(() => RejectApplicationResult)
  async rejectApplication(
    @Context() context: RequestContext,
    @Args() said: ReviewArgs,
  ): Promise<Application | Refusal> {
    return this.#works.run(context, (work) => rejectApplication(work, said));
  }

  @Allow('custodian')
  @Mutation(() => NoteOnApplicationResult, { description: 'For the custodian and the applicant alone.' })
  async noteOnApplication(
    @Context() context: RequestContext,
    @Args() said: ReviewArgs,
  ): Promise<Application | Refusal> {
    return this.#works.run(context, (work) => noteOnApplication(work, said));
  }

  @Allow('custodian', 'chair', 'secretary')
  @Mutation(() => PutApplicationToTheVoteResult, { description: 'Opens a decision about it at once.' })
  @StepUp()
  async putApplicationToTheVote(
    @Context() context: RequestContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('closesAt', { type: () => Instant }) closesAt: Date,
  ): Promise<Application | Refusal> {
    return this.#works.run(context, (work) => putApplicationToTheVote(work, { id, closesAt }));
  }

  @Allow('signedIn')
  @Mutation(() => ObjectToApplicationResult)
  async objectToApplication(
    @Context() context: RequestContext,
    @Args() { id, text }: ReviewArgs,
    @Args('memberId', { type: () => ID }) memberId: string,
  ): Promise<Application | Refusal> {
    return this.#works.run(context, (work) => objectToApplication(work, { id, text, memberId }));
  }

  @Allow('signedIn')
  @Mutation(() => WithdrawObjectionResult)
  async withdrawObjection(
    @Context() context: RequestContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('memberId', { type: () => ID }) memberId: string,
  ): Promise<Application | Refusal> {
    return this.#works.run(context, (work) => withdrawObjection(work, { id, memberId }));
  }
}
