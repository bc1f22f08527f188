import { Inject } from '@nestjs/common';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { In } from 'typeorm';
import type { RequestContext } from '../context.ts';
import { Allow } from '../graphql/allow.ts';
import { Json } from '../graphql/scalars.ts';
import { inOrderOf, loaderOf } from '../graphql/loaders.ts';
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
    return organisationId === null ? null : this.#organisations(context).load(organisationId);
  }

  @Allow('public')
  @ResolveField(() => Json, { description: 'Who they are, by language.' })
  async about(@Context() context: RequestContext, @Parent() { id }: Custodian): Promise<object> {
    return this.#about(context).load(id);
  }

  @Allow('signedIn')
  @ResolveField(() => [RegisterEvent], { description: 'What changed about it, newest first.' })
  async history(@Context() context: RequestContext, @Parent() { id }: Custodian): Promise<RegisterEvent[]> {
    return historyOf(context, this.#works.view(context), id);
  }

  #organisations(context: RequestContext) {
    const { db } = this.#works.view(context);
    return loaderOf(context, 'custodian.organisation', async (ids) =>
      inOrderOf(
        ids,
        await db.findBy(Member, { id: In(ids) }),
        ({ id }) => id,
        ([member = null]) => member && Member.seenBy(context.actor, member),
      ),
    );
  }

  #about(context: RequestContext) {
    const { db } = this.#works.view(context);
    return loaderOf(context, 'custodian.about', async (ids) =>
      inOrderOf(
        ids,
        await db.findBy(Custodian, { id: In(ids) }),
        ({ id }) => id,
        ([custodian]) => custodian?.about ?? {},
      ),
    );
  }
}
