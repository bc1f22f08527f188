import { Inject } from '@nestjs/common';
import { Args, Context, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { dayOf } from '@plenaria/membership';
import type { Day as CivilDay } from '@plenaria/membership';
import type { RequestContext } from '../context.ts';
import { Allow } from '../graphql/allow.ts';
import { answerOf } from '../graphql/refusal.ts';
import type { Refusal } from '../graphql/refusal.ts';
import { Day } from '../graphql/scalars.ts';
import { StepUp } from '../graphql/step-up.ts';
import { Member } from '../membership/member.ts';
import { Works } from '../work.ts';
import { changeMemberLevel } from './change-member-level.ts';
import { levelOf, levelsFor } from './find-levels.ts';
import { LevelHolding, ServiceLevel } from './service-level.ts';

const ChangeMemberLevelResult = answerOf('ChangeMemberLevelResult', Member);

const asOf = () => Args('asOf', { type: () => Day, nullable: true });

/** The service level of a member. */
@Resolver(() => Member)
export class MemberLevelResolver {
  readonly #works: Works;

  constructor(@Inject(Works) works: Works) {
    this.#works = works;
  }

  @Allow('public')
  @ResolveField(() => LevelHolding, { nullable: true, description: 'As public as its classes.' })
  async level(
    @Context() context: RequestContext,
    @Parent() member: Member,
    @asOf() day: CivilDay | null,
  ): Promise<LevelHolding | null> {
    const on = day ?? member.asOf ?? dayOf(context.now);
    return levelOf({ context, view: this.#works.view(context) }, member.id, on);
  }

  @Allow('signedIn')
  @ResolveField(() => [ServiceLevel], { description: 'Those that it may hold on that day.' })
  async levelsOffered(
    @Context() context: RequestContext,
    @Parent() member: Member,
    @asOf() day: CivilDay | null,
  ): Promise<ServiceLevel[]> {
    const on = day ?? member.asOf ?? dayOf(context.now);
    return levelsFor({ context, view: this.#works.view(context) }, member.id, on);
  }

  @Allow('secretary', 'custodian')
  @Mutation(() => ChangeMemberLevelResult, {
    description: 'The custodian through whom it belongs, or the secretary.',
  })
  @StepUp()
  async changeMemberLevel(
    @Context() context: RequestContext,
    @Args('memberId', { type: () => ID }) memberId: string,
    @Args('level', { type: () => ID, nullable: true, description: 'None for none.' }) level: string | null,
    @Args('from', { type: () => Day }) from: CivilDay,
    @Args('reason') reason: string,
  ): Promise<Member | Refusal> {
    const change = { memberId, level: level ?? null, from, reason };
    return this.#works.run(context, (work) => changeMemberLevel(work, change));
  }
}
