import { Inject } from '@nestjs/common';
import { Args, ArgsType, Context, Field, Query, Resolver } from '@nestjs/graphql';
import type { Day as CivilDay } from '@plenaria/membership';
import type { RequestContext } from '../context.ts';
import { Allow } from '../graphql/allow.ts';
import { PageArgs } from '../graphql/paging.ts';
import { Day } from '../graphql/scalars.ts';
import { Works } from '../work.ts';
import { Electorate, ElectorateStanding } from './electorate.ts';
import { findElectorate } from './find-electorate.ts';

/** Whose electorate is asked for. */
@ArgsType()
class ElectorateArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'The slug of a rule pack; the oldest if not given.' })
  rule?: string | null;

  @Field(() => Day, { nullable: true, description: 'Today if not given.' })
  asOf?: CivilDay | null;

  @Field(() => ElectorateStanding, { nullable: true })
  standing?: ElectorateStanding | null;
}

/** Who may vote, before there is a decision to vote on. */
@Resolver(() => Electorate)
export class ElectorateResolver {
  readonly #works: Works;

  constructor(@Inject(Works) works: Works) {
    this.#works = works;
  }

  @Query(() => Electorate, { nullable: true, description: 'Null for a rule that nobody adopted.' })
  @Allow('signedIn')
  async electorate(
    @Context() context: RequestContext,
    @Args() args: ElectorateArgs,
  ): Promise<Electorate | null> {
    return findElectorate({ context, view: this.#works.view(context) }, args);
  }
}
