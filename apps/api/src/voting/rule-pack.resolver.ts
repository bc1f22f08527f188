import { Inject } from '@nestjs/common';
import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { labelled, rulesInWords } from '@plenaria/voting';
import type { RequestContext } from '../context.ts';
import { Allow } from '../graphql/allow.ts';
import { Scoped } from '../graphql/scopes.ts';
import { answerOf } from '../graphql/refusal.ts';
import type { Refusal } from '../graphql/refusal.ts';
import { StepUp } from '../graphql/step-up.ts';
import { Json } from '../graphql/scalars.ts';
import { classNames } from '../membership/class-names.ts';
import { textIn } from '../membership/member-class.ts';
import { Works } from '../work.ts';
import { Decision } from './decision.ts';
import { findDecision } from './find-decisions.ts';
import { findRulePack, findRulePacks } from './find-rule-packs.ts';
import { previewRulePack } from './preview-rule-pack.ts';
import { publishRulePack } from './publish-rule-pack.ts';
import { RulePack } from './rule-pack.ts';
import { RulePackPreviews } from './rule-pack-preview.ts';
import { Sentence } from './sentence.ts';

const PublishRulePackResult = answerOf('PublishRulePackResult', RulePack);
const PreviewRulePackResult = answerOf('RulePackPreviewResult', RulePackPreviews);

/** The bylaws as data. Everyone may read them; the secretary publishes new versions. */
@Resolver(() => RulePack)
export class RulePackResolver {
  readonly #works: Works;

  constructor(@Inject(Works) works: Works) {
    this.#works = works;
  }

  @Query(() => [RulePack], { description: 'The newest version of each.' })
  @Allow('public')
  @Scoped('decisions:read')
  async rulePacks(@Context() context: RequestContext): Promise<RulePack[]> {
    return findRulePacks(this.#works.view(context));
  }

  @Query(() => RulePack, { nullable: true })
  @Allow('public')
  @Scoped('decisions:read')
  async rulePack(
    @Context() context: RequestContext,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<RulePack | null> {
    return findRulePack(this.#works.view(context), id);
  }

  @Query(() => PreviewRulePackResult, {
    description: 'What the closed decisions would have been under these rules.',
  })
  @Allow('signedIn')
  @Scoped('decisions:read')
  async previewRulePack(
    @Context() context: RequestContext,
    @Args('rules', { type: () => Json }) rules: unknown,
  ): Promise<RulePackPreviews | Refusal> {
    return this.#works.run(context, (work) => previewRulePack(work, rules));
  }

  @Mutation(() => PublishRulePackResult)
  @Allow('secretary')
  @StepUp()
  async publishRulePack(
    @Context() context: RequestContext,
    @Args('slug') slug: string,
    @Args('names', { type: () => Json }) names: unknown,
    @Args('rules', { type: () => Json }) rules: unknown,
  ): Promise<RulePack | Refusal> {
    return this.#works.run(context, (work) => publishRulePack(work, { slug, names, rules }));
  }

  @ResolveField(() => String, { description: "In the reader's language." })
  @Allow('public')
  async name(@Parent() pack: RulePack, @Context() context: RequestContext): Promise<string> {
    return textIn(context.language, pack.names) ?? pack.slug;
  }

  @ResolveField(() => [Sentence])
  @Allow('public')
  async inWords(@Parent() pack: RulePack, @Context() context: RequestContext): Promise<Sentence[]> {
    const classes = await classNames(context, this.#works.view(context));
    return labelled(rulesInWords(pack.rules), pack.rules, context.language, classes);
  }

  @ResolveField(() => Decision, { nullable: true })
  @Allow('public')
  async adoptedBy(@Parent() pack: RulePack, @Context() context: RequestContext): Promise<Decision | null> {
    return pack.adoptedById ? findDecision(this.#works.view(context), pack.adoptedById) : null;
  }
}
