import { Inject } from '@nestjs/common';
import { Args, ArgsType, Context, Field, Info, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { dayOf } from '@plenaria/membership';
import type { Day as CivilDay } from '@plenaria/membership';
import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../context.ts';
import { Allow } from '../graphql/allow.ts';
import { Scoped } from '../graphql/scopes.ts';
import { asksFor } from '../graphql/asks-for.ts';
import { PageArgs } from '../graphql/paging.ts';
import { Day } from '../graphql/scalars.ts';
import { Works } from '../work.ts';
import { Custodian } from './custodian.ts';
import { findMember, findMembers } from './find-members.ts';
import type { MemberFilter } from './members-wanted.ts';
import { historyOf } from './history-of.ts';
import { Member, MemberConnection, MemberKind } from './member.ts';
import { textIn } from './member-class.ts';
import { RegisterEvent } from './register-event.ts';
import { classesOf, custodianOf, holdingIn, representativesOf } from './register-loaders.ts';
import { ClassHolding, Representation } from './standing.ts';

/** What a list of members may be narrowed by. */
@ArgsType()
class MembersArgs extends PageArgs {
  @Field(() => Day, {
    nullable: true,
    description: 'The register as it was, or will be, on this day; today if not given.',
  })
  asOf?: CivilDay | null;

  @Field(() => String, { nullable: true, description: 'Words of the name; case and accents do not matter.' })
  search?: string | null;

  @Field(() => String, { nullable: true, description: 'The slug of a class.' })
  class?: string | null;

  @Field(() => String, { nullable: true, description: 'The slug of a custodian.' })
  custodian?: string | null;

  @Field(() => MemberKind, { nullable: true })
  kind?: MemberKind | null;
}

function filterIn({
  asOf = null,
  search = null,
  custodian = null,
  kind = null,
  ...args
}: MembersArgs): MemberFilter {
  return { asOf, search, custodian, kind, class: args.class ?? null };
}

const asOf = () => Args('asOf', { type: () => Day, nullable: true });

/** The register, read. */
@Resolver(() => Member)
export class MemberResolver {
  readonly #works: Works;

  constructor(@Inject(Works) works: Works) {
    this.#works = works;
  }

  @Allow('public')
  @Query(() => MemberConnection)
  @Scoped('register:read')
  async members(
    @Context() context: RequestContext,
    @Args() args: MembersArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<MemberConnection> {
    const { first, after } = args;
    const page = { first, after, counted: asksFor(info, 'totalCount') };
    return findMembers(this.#works.view(context), filterIn(args), page);
  }

  @Allow('public')
  @Query(() => Member, { nullable: true })
  @Scoped('register:read')
  async member(
    @Context() context: RequestContext,
    @Args('slug') slug: string,
    @asOf() day: CivilDay | null,
  ): Promise<Member | null> {
    return findMember(this.#works.view(context), slug, day);
  }

  @Allow('public')
  @ResolveField(() => Custodian, { nullable: true })
  async custodian(
    @Context() context: RequestContext,
    @Parent() member: Member,
    @asOf() day: CivilDay | null,
  ): Promise<Custodian | null> {
    const { standing } = member;
    const asked = dayFor(context, member, day);
    if (standing && asked === member.asOf) return standing.custodian;
    return custodianOf(this.#asking(context), member.id, asked);
  }

  @Allow('public')
  @ResolveField(() => [ClassHolding])
  async classes(
    @Context() context: RequestContext,
    @Parent() member: Member,
    @asOf() day: CivilDay | null,
  ): Promise<ClassHolding[]> {
    const { standing } = member;
    const asked = dayFor(context, member, day);
    if (!standing || asked !== member.asOf) return classesOf(this.#asking(context), member.id, asked);
    return standing.classes.map((held) => holdingIn(context.language, held));
  }

  @Allow('public')
  @ResolveField(() => [Representation], { description: 'For those who signed in; empty for visitors.' })
  async representatives(
    @Context() context: RequestContext,
    @Parent() member: Member,
    @asOf() day: CivilDay | null,
  ): Promise<Representation[]> {
    return representativesOf(this.#asking(context), member.id, dayFor(context, member, day));
  }

  @Allow('public')
  @ResolveField(() => [RegisterEvent], { description: 'Newest first.' })
  async history(@Context() context: RequestContext, @Parent() member: Member): Promise<RegisterEvent[]> {
    return historyOf(context, this.#works.view(context), member.id);
  }

  @Allow('public')
  @ResolveField(() => String, {
    nullable: true,
    description: "What it gives, in the reader's language if there.",
  })
  async contribution(@Context() context: RequestContext, @Parent() member: Member): Promise<string | null> {
    return textIn(context.language, member.contribution);
  }

  @Allow('public')
  @ResolveField(() => String, { nullable: true, description: "In the reader's language if there." })
  async about(@Context() context: RequestContext, @Parent() member: Member): Promise<string | null> {
    return textIn(context.language, member.about);
  }

  #asking(context: RequestContext) {
    return { context, view: this.#works.view(context) };
  }
}

/** The day that was asked for, else the day of the list, else today. */
function dayFor(context: RequestContext, member: Member, day: CivilDay | null): CivilDay {
  return day ?? member.asOf ?? dayOf(context.now);
}
