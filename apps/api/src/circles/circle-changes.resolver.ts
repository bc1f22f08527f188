import { Inject } from '@nestjs/common';
import { Args, ArgsType, Context, Field, ID, Mutation, Resolver } from '@nestjs/graphql';
import type { Day as CivilDay } from '@plenaria/membership';
import type { RequestContext } from '../context.ts';
import { Allow } from '../graphql/allow.ts';
import { answerOf } from '../graphql/refusal.ts';
import type { Refusal } from '../graphql/refusal.ts';
import { Day, Json } from '../graphql/scalars.ts';
import { Works } from '../work.ts';
import { askToJoinCircle } from './ask-to-join-circle.ts';
import { changeCircle } from './change-circle.ts';
import { Circle } from './circle.ts';
import { declineCircleRequest } from './decline-circle-request.ts';
import { endCircle } from './end-circle.ts';
import { foundCircle } from './found-circle.ts';
import { leaveCircle } from './leave-circle.ts';
import { seatInCircle } from './seat-in-circle.ts';

const FoundCircleResult = answerOf('FoundCircleResult', Circle);
const ChangeCircleResult = answerOf('ChangeCircleResult', Circle);
const EndCircleResult = answerOf('EndCircleResult', Circle);
const AskToJoinCircleResult = answerOf('AskToJoinCircleResult', Circle);
const DeclineCircleRequestResult = answerOf('DeclineCircleRequestResult', Circle);
const SeatInCircleResult = answerOf('SeatInCircleResult', Circle);
const LeaveCircleResult = answerOf('LeaveCircleResult', Circle);

@ArgsType()
class WordsArgs {
  @Field(() => Json, { description: 'By language.' })
  names!: unknown;

  @Field(() => Json, { description: 'By language.' })
  purposes!: unknown;

  @Field(() => String, { nullable: true, description: 'The slug of the circle it is part of.' })
  parent?: string | null;
}

@ArgsType()
class FoundCircleArgs extends WordsArgs {
  @Field(() => String, { nullable: true, description: 'The slug of a custodian; none for the federation.' })
  custodian?: string | null;
}

@ArgsType()
class ChangeCircleArgs extends WordsArgs {
  @Field(() => ID)
  id!: string;

  @Field(() => Json, {
    nullable: true,
    description:
      'The names, purposes and parent that the writer had before them: what somebody else wrote since is kept.',
  })
  was?: unknown;
}

@ArgsType()
class EndCircleArgs {
  @Field(() => ID)
  id!: string;

  @Field(() => Day, { nullable: true, description: 'None: it goes on after all.' })
  lastDay?: CivilDay | null;

  @Field(() => String)
  reason!: string;
}

@ArgsType()
class OfSomebodyArgs {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  personId!: string;

  @Field(() => String, {
    description: 'Not needed by who takes their own request back, or leaves by themself.',
  })
  reason!: string;
}

@ArgsType()
class LeaveCircleArgs extends OfSomebodyArgs {
  @Field(() => Day)
  lastDay!: CivilDay;
}

@ArgsType()
class SeatInCircleArgs {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'An id, or a name as the register has it.' })
  person!: string;

  @Field(() => String, { description: 'The slug of a role.' })
  role!: string;

  @Field(() => Day)
  from!: CivilDay;
}

/** Circles, changed: founded and ended by the secretary, filled by who coordinates them. */
@Resolver()
export class CircleChangesResolver {
  readonly #works: Works;

  constructor(@Inject(Works) works: Works) {
    this.#works = works;
  }

  @Allow('secretary')
  @Mutation(() => FoundCircleResult)
  async foundCircle(
    @Context() context: RequestContext,
    @Args() { names, purposes, parent = null, custodian = null }: FoundCircleArgs,
  ): Promise<Circle | Refusal> {
    return this.#works.run(context, (work) => foundCircle(work, { names, purposes, parent, custodian }));
  }

  @Allow('secretary')
  @Mutation(() => ChangeCircleResult)
  async changeCircle(
    @Context() context: RequestContext,
    @Args() { id, names, purposes, parent = null, was }: ChangeCircleArgs,
  ): Promise<Circle | Refusal> {
    return this.#works.run(context, (work) => changeCircle(work, { id, names, purposes, parent, was }));
  }

  @Allow('secretary')
  @Mutation(() => EndCircleResult, { description: 'Or, until that day is over, writes another one.' })
  async endCircle(
    @Context() context: RequestContext,
    @Args() { id, lastDay = null, reason }: EndCircleArgs,
  ): Promise<Circle | Refusal> {
    return this.#works.run(context, (work) => endCircle(work, { id, lastDay, reason }));
  }

  @Allow('signedIn')
  @Mutation(() => AskToJoinCircleResult)
  async askToJoinCircle(
    @Context() context: RequestContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('says') says: string,
  ): Promise<Circle | Refusal> {
    return this.#works.run(context, (work) => askToJoinCircle(work, { id, says }));
  }

  @Allow('signedIn')
  @Mutation(() => DeclineCircleRequestResult, { description: 'Or takes one’s own request back.' })
  async declineCircleRequest(
    @Context() context: RequestContext,
    @Args() asked: OfSomebodyArgs,
  ): Promise<Circle | Refusal> {
    return this.#works.run(context, (work) => declineCircleRequest(work, asked));
  }

  @Allow('signedIn')
  @Mutation(() => SeatInCircleResult, { description: 'For who coordinates it, and the secretary.' })
  async seatInCircle(
    @Context() context: RequestContext,
    @Args() asked: SeatInCircleArgs,
  ): Promise<Circle | Refusal> {
    return this.#works.run(context, (work) => seatInCircle(work, asked));
  }

  @Allow('signedIn')
  @Mutation(() => LeaveCircleResult, { description: 'Oneself; others are seen out by who coordinates.' })
  async leaveCircle(
    @Context() context: RequestContext,
    @Args() asked: LeaveCircleArgs,
  ): Promise<Circle | Refusal> {
    return this.#works.run(context, (work) => leaveCircle(work, asked));
  }
}
