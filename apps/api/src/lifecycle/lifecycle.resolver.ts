import { Inject } from '@nestjs/common';
import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { nextChangeStep } from '@plenaria/membership';
import type { RequestContext } from '../context.ts';
import { Allow } from '../graphql/allow.ts';
import { PageArgs } from '../graphql/paging.ts';
import { Custodian } from '../membership/custodian.ts';
import { Member } from '../membership/member.ts';
import { Works } from '../work.ts';
import { ChangeStep, MemberLife, MembershipChangeConnection, NextChangeStep } from './change-file.ts';
import { MembershipChange } from './change.ts';
import { changeStepsOf } from './change-steps-of.ts';
import { findMemberLife, findWaitingChanges, objectorsOf, opensTo, standingOf } from './find-changes.ts';

/** Memberships after joining, read by those whom the database lets see them. */
@Resolver(() => MembershipChange)
export class LifecycleResolver {
  readonly #works: Works;

  constructor(@Inject(Works) works: Works) {
    this.#works = works;
  }

  @Allow('account')
  @Query(() => MemberLife, { nullable: true, description: 'By the slug of the member.' })
  async memberLife(
    @Context() context: RequestContext,
    @Args('slug') slug: string,
  ): Promise<MemberLife | null> {
    return this.#works.read(context, (view) => findMemberLife(view, slug));
  }

  @Allow('public')
  @Query(() => MembershipChangeConnection, {
    description: 'Those that wait for the reader, the oldest first. Empty for visitors.',
  })
  async waitingChanges(
    @Context() context: RequestContext,
    @Args({ type: () => PageArgs }) page: PageArgs,
  ): Promise<MembershipChangeConnection> {
    return this.#works.read(context, (view) => findWaitingChanges(view, page));
  }

  @Allow('account')
  @ResolveField(() => Member)
  async member(
    @Context() context: RequestContext,
    @Parent() { memberId }: MembershipChange,
  ): Promise<Member> {
    const member = await this.#works.view(context).db.findOneByOrFail(Member, { id: memberId });
    return Member.seenBy(context.actor, member);
  }

  @Allow('account')
  @ResolveField(() => Custodian, { description: 'With whom the membership is held when it is asked for.' })
  async giving(
    @Context() context: RequestContext,
    @Parent() { givingId }: MembershipChange,
  ): Promise<Custodian> {
    return this.#works.view(context).db.findOneByOrFail(Custodian, { id: givingId });
  }

  @Allow('account')
  @ResolveField(() => Custodian, { nullable: true, description: 'To whom it would move.' })
  async receiving(
    @Context() context: RequestContext,
    @Parent() { receivingId }: MembershipChange,
  ): Promise<Custodian | null> {
    if (receivingId === null) return null;
    return this.#works.view(context).db.findOneBy(Custodian, { id: receivingId });
  }

  @Allow('account')
  @ResolveField(() => NextChangeStep)
  async next(
    @Context() context: RequestContext,
    @Parent() change: MembershipChange,
  ): Promise<NextChangeStep> {
    const standing = await this.#works.read(context, (view) => standingOf(view, change));
    return Object.assign(new NextChangeStep(), nextChangeStep(standing));
  }

  @Allow('account')
  @ResolveField(() => [String], { description: 'The steps that are the reader’s to take now.' })
  async opens(@Context() context: RequestContext, @Parent() change: MembershipChange): Promise<string[]> {
    return this.#works.read(context, (view) => opensTo(view, change));
  }

  @Allow('account')
  @ResolveField(() => [Member], { description: 'For whom the reader may object now.' })
  async mayObject(@Context() context: RequestContext, @Parent() change: MembershipChange): Promise<Member[]> {
    return this.#works.read(context, (view) => objectorsOf(view, change));
  }

  @Allow('account')
  @ResolveField(() => [ChangeStep], { description: 'What happened, the first first.' })
  async history(
    @Context() context: RequestContext,
    @Parent() change: MembershipChange,
  ): Promise<ChangeStep[]> {
    return this.#works.read(context, (view) => changeStepsOf(view, change));
  }
}
