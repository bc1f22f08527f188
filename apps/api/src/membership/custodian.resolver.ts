import { Inject } from '@nestjs/common';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '../context.ts';
import { Allow } from '../graphql/allow.ts';
import { Json } from '../graphql/scalars.ts';
import { Works } from '../work.ts';
import { Custodian } from './custodian.ts';
import { keepsRegisterOf } from './find-statutory-register.ts';
import { historyOf } from './history-of.ts';
import { Member } from './member.ts';
import { RegisterEvent } from './register-event.ts';

/** A custodian beyond its own columns. */
@Resolver(() => Custodian)
export class CustodianResolver {
  readonly #works: Works;

  constructor(@Inject(Works) works: Works) {
    this.#works = works;
  }

  @Allow('public')
  @ResolveField(() => Boolean, { description: 'May the reader keep its register and its facts?' })
  async keptByReader(@Context() context: RequestContext, @Parent() custodian: Custodian): Promise<boolean> {
    return keepsRegisterOf(context.actor, custodian.id);
  }

  @Allow('public')
  @ResolveField(() => Member, { nullable: true, description: 'The organisation of the register that it is.' })
  async organisation(
    @Context() context: RequestContext,
    @Parent() { organisationId }: Custodian,
  ): Promise<Member | null> {
    const member = organisationId
      ? await this.#works.view(context).db.findOneBy(Member, { id: organisationId })
      : null;
    return member && Member.seenBy(context.actor, member);
  }

  @Allow('public')
  @ResolveField(() => Json, { description: 'Who they are, by language.' })
  async about(@Context() context: RequestContext, @Parent() { id }: Custodian): Promise<object> {
    return (await this.#works.view(context).db.findOneByOrFail(Custodian, { id })).about;
  }

  @Allow('signedIn')
  @ResolveField(() => [RegisterEvent], { description: 'What changed about it, newest first.' })
  async history(@Context() context: RequestContext, @Parent() { id }: Custodian): Promise<RegisterEvent[]> {
    return historyOf(context, this.#works.view(context), id);
  }
}
