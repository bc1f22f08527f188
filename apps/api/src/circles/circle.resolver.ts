import { Inject } from '@nestjs/common';
import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { dayOf, isOver } from '@plenaria/membership';
import type { RequestContext } from '../context.ts';
import { Allow } from '../graphql/allow.ts';
import { Scoped } from '../graphql/scopes.ts';
import { isOutsider } from '../is-outsider.ts';
import { Custodian } from '../membership/custodian.ts';
import { historyOf } from '../membership/history-of.ts';
import { Member } from '../membership/member.ts';
import { textIn } from '../membership/member-class.ts';
import { PersonInRegister } from '../membership/person-in-register.ts';
import { RegisterEvent } from '../membership/register-event.ts';
import { Works } from '../work.ts';
import { CircleRole } from './circle-role.ts';
import { Circle, CircleDecline, CircleRequest, CircleSeat } from './circle.ts';
import { findWaitingCircles } from './coordinators.ts';
import { circleOf, custodianById, findCircle, findCircles } from './find-circles.ts';
import { findDecline } from './find-decline.ts';
import { requestsOf, seatsOf, seatsOfMember, seatsOfPerson } from './find-seats.ts';
import { standingOf } from './held-circle.ts';

/** Circles, read by members. */
@Resolver(() => Circle)
export class CircleResolver {
  readonly #works: Works;

  constructor(@Inject(Works) works: Works) {
    this.#works = works;
  }

  @Allow('signedIn')
  @Query(() => [Circle], { description: 'Those that have ended come last.' })
  @Scoped('register:read')
  async circles(@Context() context: RequestContext): Promise<Circle[]> {
    return findCircles(this.#works.view(context), context.language);
  }

  @Allow('signedIn')
  @Query(() => Circle, { nullable: true })
  @Scoped('register:read')
  async circle(@Context() context: RequestContext, @Args('slug') slug: string): Promise<Circle | null> {
    return findCircle(this.#works.view(context), slug);
  }

  @Allow('public')
  @Query(() => [Circle], {
    description: 'Into which somebody asks to come, where the answer waits for the reader.',
  })
  async waitingCircles(@Context() context: RequestContext): Promise<Circle[]> {
    return findWaitingCircles(this.#works.view(context));
  }

  @Allow('signedIn')
  @Query(() => [CircleRole], { description: 'What one may be in a circle.' })
  @Scoped('register:read')
  async circleRoles(@Context() context: RequestContext): Promise<CircleRole[]> {
    const roles = await this.#works.view(context).db.find(CircleRole, { order: { position: 'asc' } });
    return roles.map((role) => CircleRole.in(context.language, role));
  }

  @Allow('public')
  @ResolveField(() => String, { description: "In the reader's language." })
  async name(@Context() context: RequestContext, @Parent() { names, slug }: Circle): Promise<string> {
    return textIn(context.language, names) ?? slug;
  }

  @Allow('signedIn')
  @ResolveField(() => String, { nullable: true, description: "What it is for, in the reader's language." })
  async purpose(@Context() context: RequestContext, @Parent() { purposes }: Circle): Promise<string | null> {
    return textIn(context.language, purposes);
  }

  @Allow('signedIn')
  @ResolveField(() => Custodian, { nullable: true, description: 'Whose it is; null for the federation.' })
  async custodian(
    @Context() context: RequestContext,
    @Parent() { custodianId }: Circle,
  ): Promise<Custodian | null> {
    return custodianId === null ? null : custodianById(this.#asking(context), custodianId);
  }

  @Allow('signedIn')
  @ResolveField(() => Circle, { nullable: true, description: 'The circle it is part of, while that exists.' })
  async parent(@Context() context: RequestContext, @Parent() { parentId }: Circle): Promise<Circle | null> {
    const parent = parentId === null ? null : await circleOf(this.#asking(context), parentId);
    return parent && !isOver(parent, dayOf(context.now)) ? parent : null;
  }

  @Allow('signedIn')
  @ResolveField(() => [CircleSeat], { description: 'Who is in it today or will be; who coordinates first.' })
  async seats(@Context() context: RequestContext, @Parent() circle: Circle): Promise<CircleSeat[]> {
    return seatsOf(this.#asking(context), circle);
  }

  @Allow('signedIn')
  @ResolveField(() => [CircleRequest], { description: 'Who asks to come in, the first first.' })
  async requests(@Context() context: RequestContext, @Parent() circle: Circle): Promise<CircleRequest[]> {
    return requestsOf(this.#asking(context), circle);
  }

  @Allow('signedIn')
  @ResolveField(() => CircleDecline, {
    nullable: true,
    description: 'The answer to what the reader asked last, where that was no and nothing has followed.',
  })
  async declined(
    @Context() context: RequestContext,
    @Parent() circle: Circle,
  ): Promise<CircleDecline | null> {
    return findDecline(this.#works.view(context), circle);
  }

  @Allow('signedIn')
  @ResolveField(() => Boolean, { description: 'May the reader let people in and out?' })
  async mayCoordinate(@Context() context: RequestContext, @Parent() circle: Circle): Promise<boolean> {
    return (await standingOf(this.#works.view(context), circle)).mayCoordinate;
  }

  @Allow('signedIn')
  @ResolveField(() => [RegisterEvent], { description: 'Newest first.' })
  async history(@Context() context: RequestContext, @Parent() circle: Circle): Promise<RegisterEvent[]> {
    return historyOf(context, this.#works.view(context), circle.id);
  }

  #asking(context: RequestContext) {
    return { context, view: this.#works.view(context) };
  }
}

/** In which circles a seat is. */
@Resolver(() => CircleSeat)
export class CircleSeatResolver {
  readonly #works: Works;

  constructor(@Inject(Works) works: Works) {
    this.#works = works;
  }

  @Allow('public')
  @ResolveField(() => Circle)
  async circle(@Context() context: RequestContext, @Parent() { circleId }: CircleSeat): Promise<Circle> {
    return circleOf({ context, view: this.#works.view(context) }, circleId);
  }
}

/** In which circles the people of a member are. */
@Resolver(() => Member)
export class MemberCirclesResolver {
  readonly #works: Works;

  constructor(@Inject(Works) works: Works) {
    this.#works = works;
  }

  @Allow('public')
  @ResolveField(() => [CircleSeat], {
    description: 'Of those who speak for it or are it, today. For members; empty for everybody else.',
  })
  async circleSeats(@Context() context: RequestContext, @Parent() member: Member): Promise<CircleSeat[]> {
    if (isOutsider(context.actor)) return [];
    return seatsOfMember({ context, view: this.#works.view(context) }, member.id);
  }
}

/** In which circles a person is. */
@Resolver(() => PersonInRegister)
export class PersonCirclesResolver {
  readonly #works: Works;

  constructor(@Inject(Works) works: Works) {
    this.#works = works;
  }

  @Allow('signedIn')
  @ResolveField(() => [CircleSeat], { description: 'Today or later.' })
  async seats(
    @Context() context: RequestContext,
    @Parent() { person }: PersonInRegister,
  ): Promise<CircleSeat[]> {
    return seatsOfPerson({ context, view: this.#works.view(context) }, person.id);
  }
}
