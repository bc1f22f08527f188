import { Inject } from '@nestjs/common';
import { Args, ArgsType, Context, Field, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Day as CivilDay } from '@plenaria/membership';
import type { RequestContext } from '../context.ts';
import { Allow } from '../graphql/allow.ts';
import { answerOf, Refusal } from '../graphql/refusal.ts';
import { Day, Json } from '../graphql/scalars.ts';
import { StepUp } from '../graphql/step-up.ts';
import { Works } from '../work.ts';
import { addServiceLevel } from './add-service-level.ts';
import { changeServiceLevel } from './change-service-level.ts';
import { endServiceLevel } from './end-service-level.ts';
import { findLevelStandings, ServiceLevelStanding } from './level-standing.ts';

const AddServiceLevelResult = answerOf('AddServiceLevelResult', ServiceLevelStanding);
const ChangeServiceLevelResult = answerOf('ChangeServiceLevelResult', ServiceLevelStanding);
const EndServiceLevelResult = answerOf('EndServiceLevelResult', ServiceLevelStanding);

@ArgsType()
class WrittenLevelArgs {
  @Field(() => Json, { description: 'By language.' })
  names!: unknown;

  @Field(() => Json, { description: 'A sentence, by language.' })
  descriptions!: unknown;

  @Field(() => String, { description: 'A month, as one types it: 20 or 12.50.' })
  price!: string;

  @Field(() => String, { description: 'ISO 4217, three letters.' })
  currency!: string;

  @Field(() => Int, { description: 'How many may meet at once.' })
  participantsMax!: number;

  @Field(() => Int, { description: 'How long a meeting may last.' })
  minutesMax!: number;

  @Field(() => Day)
  from!: CivilDay;

  @Field(() => String, { description: 'May be empty where a decision is named.' })
  reason!: string;

  @Field(() => Int, { nullable: true, description: 'The number of the decision that adopted it.' })
  decision?: number | null;
}

@ArgsType()
class AddServiceLevelArgs extends WrittenLevelArgs {
  @Field(() => String)
  slug!: string;

  @Field(() => String, { nullable: true, description: 'The slug of a custodian; none for all.' })
  custodian?: string | null;

  @Field(() => String, { description: 'The slug of the class whose members may hold it.' })
  class!: string;
}

@ArgsType()
class ChangeServiceLevelArgs extends WrittenLevelArgs {
  @Field(() => ID)
  id!: string;
}

/** The service levels: read by members, written into the book by the secretary. */
@Resolver()
export class LevelResolver {
  readonly #works: Works;

  constructor(@Inject(Works) works: Works) {
    this.#works = works;
  }

  @Allow('signedIn')
  @Query(() => [ServiceLevelStanding], {
    description: 'By class, the cheapest first; also those that ended.',
  })
  async serviceLevels(@Context() context: RequestContext): Promise<ServiceLevelStanding[]> {
    return findLevelStandings(this.#works.view(context), context.language);
  }

  @Allow('secretary')
  @Mutation(() => AddServiceLevelResult)
  @StepUp()
  async addServiceLevel(
    @Context() context: RequestContext,
    @Args() { custodian = null, decision = null, ...asked }: AddServiceLevelArgs,
  ): Promise<ServiceLevelStanding | Refusal> {
    const level = { ...asked, custodian, decision };
    return this.#told(context, await this.#works.run(context, (work) => addServiceLevel(work, level)));
  }

  @Allow('secretary')
  @Mutation(() => ChangeServiceLevelResult, {
    description: 'From a day on; what held before stays readable.',
  })
  @StepUp()
  async changeServiceLevel(
    @Context() context: RequestContext,
    @Args() { decision = null, ...asked }: ChangeServiceLevelArgs,
  ): Promise<ServiceLevelStanding | Refusal> {
    const change = { ...asked, decision };
    return this.#told(context, await this.#works.run(context, (work) => changeServiceLevel(work, change)));
  }

  @Allow('secretary')
  @Mutation(() => EndServiceLevelResult, { description: 'And with it everybody’s holding of it.' })
  @StepUp()
  async endServiceLevel(
    @Context() context: RequestContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('lastDay', { type: () => Day }) lastDay: CivilDay,
    @Args('reason') reason: string,
  ): Promise<ServiceLevelStanding | Refusal> {
    const end = { id, lastDay, reason };
    return this.#told(context, await this.#works.run(context, (work) => endServiceLevel(work, end)));
  }

  async #told(
    context: RequestContext,
    answer: { readonly id: string } | Refusal,
  ): Promise<ServiceLevelStanding | Refusal> {
    if (answer instanceof Refusal) return answer;
    const [standing] = await findLevelStandings(this.#works.view(context), context.language, answer.id);
    if (!standing) throw new Error('a service level that was written must be there');
    return standing;
  }
}
