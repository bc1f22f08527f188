import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '../context.ts';
import { Allow } from '../graphql/allow.ts';
import { Custodian } from './custodian.ts';
import { keepsRegisterOf } from './find-statutory-register.ts';

/** What a custodian is to the one who asks. */
@Resolver(() => Custodian)
export class CustodianResolver {
  @Allow('public')
  @ResolveField(() => Boolean, { description: 'May the reader have its statutory register of members?' })
  async keptByReader(@Context() context: RequestContext, @Parent() custodian: Custodian): Promise<boolean> {
    return keepsRegisterOf(context.actor, custodian.id);
  }
}
