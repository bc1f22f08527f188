import { Inject } from '@nestjs/common';
import { Args, ArgsType, Context, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '../context.ts';
import { Allow } from '../graphql/allow.ts';
import { Done } from '../graphql/done.ts';
import { answerOf, asRefusal } from '../graphql/refusal.ts';
import type { Refusal } from '../graphql/refusal.ts';
import { RateLimits } from '../identity/rate-limits.ts';
import { MemberKind } from '../membership/member.ts';
import { Works } from '../work.ts';
import { answerQuestion } from './answer-question.ts';
import { appealRejection } from './appeal-rejection.ts';
import { Application } from './application.ts';
import { beginApplication, limitsOfBeginnings } from './begin-application.ts';
import { saveApplication } from './save-application.ts';
import { submitApplication } from './submit-application.ts';
import { withdrawApplication } from './withdraw-application.ts';

const BeginApplicationResult = answerOf('BeginApplicationResult', Done);
const SaveApplicationResult = answerOf('SaveApplicationResult', Application);
const SubmitApplicationResult = answerOf('SubmitApplicationResult', Application);
const AnswerQuestionResult = answerOf('AnswerQuestionResult', Application);
const WithdrawApplicationResult = answerOf('WithdrawApplicationResult', Application);
const AppealRejectionResult = answerOf('AppealRejectionResult', Application);

/** The form of an application as it was typed; what is not filled in yet is an empty text. */
@InputType()
class ApplicationFormInput {
  @Field(() => MemberKind)
  kind!: MemberKind;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  country!: string;

  @Field(() => String)
  website!: string;

  @Field(() => [String])
  classes!: string[];

  @Field(() => ID, { nullable: true, description: 'The service level; none to decide later.' })
  level?: string | null;

  @Field(() => String, { description: 'An amount in the currency of the level, else of the custodian.' })
  money!: string;

  @Field(() => String, { description: 'month, quarter or year' })
  moneyEvery!: string;

  @Field(() => String)
  hours!: string;

  @Field(() => String, { description: 'month, quarter or year' })
  hoursEvery!: string;

  @Field(() => String)
  resources!: string;

  @Field(() => String)
  motivation!: string;

  @Field(() => String, { description: 'low, lowerMiddle, upperMiddle, high, or nothing' })
  incomeBand!: string;

  @Field(() => String)
  contact!: string;

  @Field(() => String)
  language!: string;
}

/** A document that is agreed to in the form. */
@InputType()
class AgreeingInput {
  @Field(() => ID)
  versionId!: string;

  @Field(() => String, { description: 'In which the text was read.' })
  language!: string;

  @Field(() => String, { description: 'Of the text that was read.' })
  sha256!: string;
}

/** Which application, and what one says about it. */
@ArgsType()
export class SayingArgs {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  text!: string;
}

/** What an applicant does. */
@Resolver()
export class ApplicantResolver {
  readonly #works: Works;
  readonly #limits: RateLimits;

  constructor(@Inject(Works) works: Works, @Inject(RateLimits) limits: RateLimits) {
    this.#works = works;
    this.#limits = limits;
  }

  @Allow('public')
  @Mutation(() => BeginApplicationResult, {
    description: 'Says the same whether or not anybody has this address; a mail leads to the form.',
  })
  async beginApplication(
    @Args('custodian') custodian: string,
    @Args('name') name: string,
    @Args('email') email: string,
    @Args('language') language: string,
    @Context() context: RequestContext,
  ): Promise<Done | Refusal> {
    const objection = await this.#limits.objectionToTry(limitsOfBeginnings(email, context.address));
    if (objection) return asRefusal(objection);
    return this.#works.run(context, (work) => beginApplication(work, { custodian, name, email, language }));
  }

  @Allow('account')
  @Mutation(() => SaveApplicationResult, { description: 'Keeps the draft; nobody else reads it yet.' })
  async saveApplication(
    @Context() context: RequestContext,
    @Args('custodian') custodian: string,
    @Args('form', { type: () => ApplicationFormInput }) form: ApplicationFormInput,
  ): Promise<Application | Refusal> {
    return this.#works.run(context, (work) => saveApplication(work, { custodian, form }));
  }

  @Allow('account')
  @Mutation(() => SubmitApplicationResult, {
    description: 'Agrees to these documents and hands the application in: both or neither.',
  })
  async submitApplication(
    @Context() context: RequestContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('agreeing', { type: () => [AgreeingInput], defaultValue: [] }) agreeing: AgreeingInput[],
  ): Promise<Application | Refusal> {
    const read = agreeing.map(({ versionId, language, sha256 }) => ({ versionId, language, sha256 }));
    return this.#works.run(context, (work) => submitApplication(work, id, read));
  }

  @Allow('account')
  @Mutation(() => AnswerQuestionResult)
  async answerQuestion(
    @Context() context: RequestContext,
    @Args() said: SayingArgs,
  ): Promise<Application | Refusal> {
    return this.#works.run(context, (work) => answerQuestion(work, said));
  }

  @Allow('account')
  @Mutation(() => WithdrawApplicationResult)
  async withdrawApplication(
    @Context() context: RequestContext,
    @Args() said: SayingArgs,
  ): Promise<Application | Refusal> {
    return this.#works.run(context, (work) => withdrawApplication(work, said));
  }

  @Allow('account')
  @Mutation(() => AppealRejectionResult)
  async appealRejection(
    @Context() context: RequestContext,
    @Args() said: SayingArgs,
  ): Promise<Application | Refusal> {
    return this.#works.run(context, (work) => appealRejection(work, said));
  }
}
