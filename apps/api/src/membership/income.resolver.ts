import { Inject } from '@nestjs/common';
import {
  Args,
  Context,
  Field,
  ID,
  Int,
  Mutation,
  ObjectType,
  Parent,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import type { RequestContext } from '../context.ts';
import { Allow, Readable } from '../graphql/allow.ts';
import { inOrderOf, loaderOf } from '../graphql/loaders.ts';
import { answerOf } from '../graphql/refusal.ts';
import type { Refusal } from '../graphql/refusal.ts';
import { Works } from '../work.ts';
import { chooseIncomeBand, incomeBandOf } from './choose-income-band.ts';
import { Custodian } from './custodian.ts';
import { keepsRegisterOf } from './find-statutory-register.ts';
import { Member } from './member.ts';

/** How many members of a custodian are in an income band. */
@ObjectType()
@Readable('signedIn')
class IncomeBandSum {
  @Field(() => String, { description: 'low, lowerMiddle, upperMiddle or high' })
  band!: string;

  @Field(() => Int, { description: 'Rounded down to a whole five; a band of fewer than five is not told.' })
  members!: number;
}

const ChooseIncomeBandResult = answerOf('ChooseIncomeBandResult', Member);

/** What a member says of its income: its own to read and to change. */
@Resolver(() => Member)
export class IncomeResolver {
  readonly #works: Works;

  constructor(@Inject(Works) works: Works) {
    this.#works = works;
  }

  @Allow('public')
  @ResolveField(() => String, {
    nullable: true,
    description: 'For those who speak for the member; empty while none is chosen, null for everybody else.',
  })
  async incomeBand(@Context() context: RequestContext, @Parent() { id }: Member): Promise<string | null> {
    return this.#works.read(context, (view) => incomeBandOf(view, id));
  }

  @Allow('signedIn')
  @Mutation(() => ChooseIncomeBandResult, { description: 'Chosen without proof; empty to say nothing.' })
  async chooseIncomeBand(
    @Context() context: RequestContext,
    @Args('memberId', { type: () => ID }) memberId: string,
    @Args('band') band: string,
  ): Promise<Member | Refusal> {
    return this.#works.run(context, (work) => chooseIncomeBand(work, { memberId, band }));
  }
}

/** The same of all members of a custodian, as sums. */
@Resolver(() => Custodian)
export class IncomeSumsResolver {
  readonly #works: Works;

  constructor(@Inject(Works) works: Works) {
    this.#works = works;
  }

  @Allow('public')
  @ResolveField(() => [IncomeBandSum], { description: 'For the secretary and its own people; else empty.' })
  async incomeBands(
    @Context() context: RequestContext,
    @Parent() { id }: Custodian,
  ): Promise<IncomeBandSum[]> {
    if (!keepsRegisterOf(context.actor, id)) return [];
    const loader = loaderOf(context, 'custodian.incomeBands', (ids) =>
      this.#works.read(context, async ({ db }) => {
        const rows: readonly { id: string; band: string; members: number }[] = await db.query(
          `select asked.id, sums.band, sums.members from unnest($1::uuid[]) as asked (id)
            cross join lateral membership.income_bands(asked.id) as sums`,
          [ids],
        );
        return inOrderOf(
          ids,
          rows,
          (row) => row.id,
          (sums) => sums.map(({ band, members }) => Object.assign(new IncomeBandSum(), { band, members })),
        );
      }),
    );
    return loader.load(id);
  }
}
