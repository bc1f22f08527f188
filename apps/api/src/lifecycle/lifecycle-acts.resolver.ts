import { Inject } from '@nestjs/common';
import { Args, ArgsType, Context, Field, ID, Mutation, Resolver } from '@nestjs/graphql';
import type { Day as CivilDay } from '@plenaria/membership';
import type { RequestContext } from '../context.ts';
import { Allow } from '../graphql/allow.ts';
import { answerOf } from '../graphql/refusal.ts';
import type { Refusal } from '../graphql/refusal.ts';
import { Day, Instant } from '../graphql/scalars.ts';
import { StepUp } from '../graphql/step-up.ts';
import { Works } from '../work.ts';
import { answerMembershipChange } from './answer-membership-change.ts';
import { appealExpulsion } from './appeal-expulsion.ts';
import { askMembershipChange } from './ask-membership-change.ts';
import { MembershipChange } from './change.ts';
import { objectToExpulsion } from './object-to-expulsion.ts';
import { proposeExpulsion } from './propose-expulsion.ts';
import { putExpulsionToTheVote } from './put-expulsion-to-the-vote.ts';
import { resumeMembership } from './resume-membership.ts';
import { withdrawMembershipChange } from './withdraw-membership-change.ts';

const AskResult = answerOf('AskMembershipChangeResult', MembershipChange);
const AnswerResult = answerOf('AnswerMembershipChangeResult', MembershipChange);
const WithdrawResult = answerOf('WithdrawMembershipChangeResult', MembershipChange);
const ResumeResult = answerOf('ResumeMembershipResult', MembershipChange);
const ProposeResult = answerOf('ProposeExpulsionResult', MembershipChange);
const ObjectResult = answerOf('ObjectToExpulsionResult', MembershipChange);
const PutResult = answerOf('PutExpulsionToTheVoteResult', MembershipChange);
const AppealResult = answerOf('AppealExpulsionResult', MembershipChange);

@ArgsType()
class AskChangeArgs {
  @Field(() => ID)
  memberId!: string;

  @Field(() => String, { description: 'transfer, pause or leave' })
  kind!: string;

  @Field(() => Day, {
    description: 'The first day that differs; of leaving, the last day of the membership.',
  })
  from!: CivilDay;

  @Field(() => String, { nullable: true, description: 'Of a move: the slug of the custodian to move to.' })
  custodian?: string | null;

  @Field(() => String)
  reason!: string;
}

/** Which change, and what one says about it. */
@ArgsType()
class ChangeSayingArgs {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  text!: string;
}

/** What the parties, other members and the chair do about a membership after joining. */
@Resolver()
export class LifecycleActsResolver {
  readonly #works: Works;

  constructor(@Inject(Works) works: Works) {
    this.#works = works;
  }

  @Allow('signedIn')
  @StepUp()
  @Mutation(() => AskResult, { description: 'Can be taken back until its day.' })
  async askMembershipChange(
    @Context() context: RequestContext,
    @Args() { memberId, kind, from, custodian = null, reason }: AskChangeArgs,
  ): Promise<MembershipChange | Refusal> {
    const asked = { memberId, kind, from, custodian, reason };
    return this.#works.run(context, (work) => askMembershipChange(work, asked));
  }

  @Allow('signedIn')
  @Mutation(() => AnswerResult)
  @StepUp()
  async answerMembershipChange(
    @Context() context: RequestContext,
    @Args() { id, text }: ChangeSayingArgs,
    @Args('agrees') agrees: boolean,
  ): Promise<MembershipChange | Refusal> {
    return this.#works.run(context, (work) => answerMembershipChange(work, { id, agrees, text }));
  }

  @Allow('signedIn')
  @Mutation(() => WithdrawResult)
  async withdrawMembershipChange(
    @Context() context: RequestContext,
    @Args() said: ChangeSayingArgs,
  ): Promise<MembershipChange | Refusal> {
    return this.#works.run(context, (work) => withdrawMembershipChange(work, said));
  }

  @Allow('signedIn')
  @Mutation(() => ResumeResult, { description: 'Ends a pause today.' })
  async resumeMembership(
    @Context() context: RequestContext,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<MembershipChange | Refusal> {
    return this.#works.run(context, (work) => resumeMembership(work, id));
  }

  @Allow('custodian')
  @StepUp()
  @Mutation(() => ProposeResult, { description: 'Who decides is who decides about joining.' })
  async proposeExpulsion(
    @Context() context: RequestContext,
    @Args('memberId', { type: () => ID }) memberId: string,
    @Args('text') text: string,
  ): Promise<MembershipChange | Refusal> {
    return this.#works.run(context, (work) => proposeExpulsion(work, { memberId, text }));
  }

  @Allow('signedIn')
  @Mutation(() => ObjectResult)
  async objectToExpulsion(
    @Context() context: RequestContext,
    @Args() { id, text }: ChangeSayingArgs,
    @Args('memberId', { type: () => ID }) memberId: string,
  ): Promise<MembershipChange | Refusal> {
    return this.#works.run(context, (work) => objectToExpulsion(work, { id, memberId, text }));
  }

  @Allow('custodian', 'chair', 'secretary')
  @Mutation(() => PutResult, { description: 'Opens a decision about it, or about the appeal, at once.' })
  @StepUp()
  async putExpulsionToTheVote(
    @Context() context: RequestContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('closesAt', { type: () => Instant }) closesAt: Date,
  ): Promise<MembershipChange | Refusal> {
    return this.#works.run(context, (work) => putExpulsionToTheVote(work, { id, closesAt }));
  }

  @Allow('account')
  @Mutation(() => AppealResult)
  async appealExpulsion(
    @Context() context: RequestContext,
    @Args() said: ChangeSayingArgs,
  ): Promise<MembershipChange | Refusal> {
    return this.#works.run(context, (work) => appealExpulsion(work, said));
  }
}
