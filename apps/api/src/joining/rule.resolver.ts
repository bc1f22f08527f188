import { Inject } from '@nestjs/common';
import { Args, ArgsType, Context, Field, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Day as CivilDay } from '@plenaria/membership';
import type { RequestContext } from '../context.ts';
import { Allow } from '../graphql/allow.ts';
import { Done } from '../graphql/done.ts';
import { answerOf, Refusal } from '../graphql/refusal.ts';
import { Day, Json } from '../graphql/scalars.ts';
import { StepUp } from '../graphql/step-up.ts';
import { Works } from '../work.ts';
import { adoptJoiningRule } from './adopt-joining-rule.ts';
import { AdoptedJoiningRule, findJoiningRules } from './find-rules.ts';

const AdoptJoiningRuleResult = answerOf('AdoptJoiningRuleResult', Done);

@ArgsType()
class AdoptJoiningRuleArgs {
  @Field(() => String, { nullable: true, description: 'The slug of a custodian; none for all.' })
  custodian?: string | null;

  @Field(() => String, { nullable: true, description: 'The slug of a class; none for all.' })
  class?: string | null;

  @Field(() => String, { description: 'custodian, objectionWindow or decision' })
  kind!: string;

  @Field(() => Int, { nullable: true, description: 'Of an objection window.' })
  days?: number | null;

  @Field(() => String, { description: 'The slug of the rules by which the members would vote.' })
  rulePack!: string;

  @Field(() => Json, { description: 'What members of the class give, by language.' })
  gives!: unknown;

  @Field(() => Day)
  from!: CivilDay;

  @Field(() => String)
  reason!: string;
}

/** The joining rules: read by members, written into the book by the secretary. */
@Resolver()
export class JoiningRuleResolver {
  readonly #works: Works;

  constructor(@Inject(Works) works: Works) {
    this.#works = works;
  }

  @Allow('signedIn')
  @Query(() => [AdoptedJoiningRule], { description: 'By custodian and class, the newest first.' })
  async joiningRules(@Context() context: RequestContext): Promise<AdoptedJoiningRule[]> {
    return findJoiningRules(this.#works.view(context), context.language);
  }

  @Allow('secretary')
  @Mutation(() => AdoptJoiningRuleResult)
  @StepUp()
  async adoptJoiningRule(
    @Context() context: RequestContext,
    @Args() { custodian = null, days = null, ...asked }: AdoptJoiningRuleArgs,
  ): Promise<Done | Refusal> {
    const rule = { ...asked, custodian, days, class: asked.class ?? null };
    const answer = await this.#works.run(context, (work) => adoptJoiningRule(work, rule));
    return answer instanceof Refusal ? answer : Done.yes();
  }
}
