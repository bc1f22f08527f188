import { Inject } from '@nestjs/common';
import { Args, Context, ID, Int, Mutation, Resolver } from '@nestjs/graphql';
import type { Choice } from '@plenaria/voting';
import type { RequestContext } from '../context.ts';
import { Allow } from '../graphql/allow.ts';
import { Scoped } from '../graphql/scopes.ts';
import { answerOf } from '../graphql/refusal.ts';
import type { Refusal } from '../graphql/refusal.ts';
import { Instant } from '../graphql/scalars.ts';
import { StepUp } from '../graphql/step-up.ts';
import { Works } from '../work.ts';
import { ChoiceEnum } from './ballot.ts';
import { closeDecision } from './close-decision.ts';
import { Decision } from './decision.ts';
import { draftDecision } from './draft-decision.ts';
import { openDecision } from './open-decision.ts';
import { reviewDecisionText } from './review-decision-text.ts';
import { settleTie } from './settle-tie.ts';
import { withdrawDecision } from './withdraw-decision.ts';
import { writeDecisionText } from './write-decision-text.ts';

const CloseDecisionResult = answerOf('CloseDecisionResult', Decision);
const DraftDecisionResult = answerOf('DraftDecisionResult', Decision);
const OpenDecisionResult = answerOf('OpenDecisionResult', Decision);
const ReviewDecisionTextResult = answerOf('ReviewDecisionTextResult', Decision);
const SettleTieResult = answerOf('SettleTieResult', Decision);
const WithdrawDecisionResult = answerOf('WithdrawDecisionResult', Decision);
const WriteDecisionTextResult = answerOf('WriteDecisionTextResult', Decision);

/** What can be done with a decision, in the order of its life. Who leads it is asked in the use case. */
@Resolver()
export class DecisionChangesResolver {
  readonly #works: Works;

  constructor(@Inject(Works) works: Works) {
    this.#works = works;
  }

  @Mutation(() => DraftDecisionResult)
  @Allow('signedIn')
  @Scoped('decisions:write')
  async draftDecision(
    @Context() context: RequestContext,
    @Args('language') language: string,
    @Args('title') title: string,
    @Args('body') body: string,
    @Args('rulePackId', { type: () => ID }) rulePackId: string,
    @Args('languages', { type: () => [String] }) languages: string[],
  ): Promise<Decision | Refusal> {
    const input = { language, title, body, rulePackId, languages };
    return this.#works.run(context, (work) => draftDecision(work, input));
  }

  @Mutation(() => WriteDecisionTextResult)
  @Allow('signedIn')
  @Scoped('decisions:write')
  async writeDecisionText(
    @Context() context: RequestContext,
    @Args('decisionId', { type: () => ID }) decisionId: string,
    @Args('baseVersion', { type: () => Int }) baseVersion: number,
    @Args('language') language: string,
    @Args('title') title: string,
    @Args('body') body: string,
  ): Promise<Decision | Refusal> {
    const input = { decisionId, baseVersion, language, title, body };
    return this.#works.run(context, (work) => writeDecisionText(work, input));
  }

  @Mutation(() => ReviewDecisionTextResult)
  @Allow('signedIn')
  async reviewDecisionText(
    @Context() context: RequestContext,
    @Args('decisionId', { type: () => ID }) decisionId: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('language') language: string,
  ): Promise<Decision | Refusal> {
    return this.#works.run(context, (work) => reviewDecisionText(work, { decisionId, version, language }));
  }

  @Mutation(() => OpenDecisionResult)
  @Allow('signedIn')
  @StepUp()
  async openDecision(
    @Context() context: RequestContext,
    @Args('decisionId', { type: () => ID }) decisionId: string,
    @Args('closesAt', { type: () => Instant }) closesAt: Date,
  ): Promise<Decision | Refusal> {
    return this.#works.run(context, (work) => openDecision(work, { decisionId, closesAt }));
  }

  @Mutation(() => CloseDecisionResult)
  @Allow('signedIn')
  @StepUp()
  async closeDecision(
    @Context() context: RequestContext,
    @Args('decisionId', { type: () => ID }) decisionId: string,
  ): Promise<Decision | Refusal> {
    return this.#works.run(context, (work) => closeDecision(work, { decisionId }));
  }

  @Mutation(() => SettleTieResult, {
    description: 'For the chair, as closing is: one of the two, by the rule.',
  })
  @Allow('signedIn')
  @StepUp()
  async settleTie(
    @Context() context: RequestContext,
    @Args('decisionId', { type: () => ID }) decisionId: string,
    @Args('choice', { type: () => ChoiceEnum, nullable: true }) choice: Choice | null,
    @Args('beaconValue', { type: () => String, nullable: true }) beaconValue: string | null,
  ): Promise<Decision | Refusal> {
    const input = { decisionId, choice: choice ?? null, beaconValue: beaconValue ?? null };
    return this.#works.run(context, (work) => settleTie(work, input));
  }

  @Mutation(() => WithdrawDecisionResult)
  @Allow('signedIn')
  @StepUp()
  async withdrawDecision(
    @Context() context: RequestContext,
    @Args('decisionId', { type: () => ID }) decisionId: string,
    @Args('reason') reason: string,
  ): Promise<Decision | Refusal> {
    return this.#works.run(context, (work) => withdrawDecision(work, { decisionId, reason }));
  }
}
