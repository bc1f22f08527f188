import { Inject } from '@nestjs/common';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { dayOf } from '@plenaria/membership';
import type { RequestContext } from '../context.ts';
import { Allow } from '../graphql/allow.ts';
import { Viewer } from '../identity/viewer.ts';
import { Works } from '../work.ts';
import { membersRepresentedBy } from './find-members.ts';
import { Member } from './member.ts';
import { Person } from './person.ts';

/** What the register knows about the person who asks. */
@Resolver(() => Viewer)
export class ViewerRegisterResolver {
  readonly #works: Works;

  constructor(@Inject(Works) works: Works) {
    this.#works = works;
  }

  /** Under their own name, also while the link is being redeemed and the request is still a visitor's. */
  @Allow('public')
  @ResolveField(() => Person)
  async person(@Context() context: RequestContext, @Parent() viewer: Viewer): Promise<Person> {
    const { db } = this.#works.view(context);
    const { id, name } = await db.findOneByOrFail(Person, { id: viewer.personId });
    return Object.assign(new Person(), { id, name });
  }

  @Allow('public')
  @ResolveField(() => [Member], { description: 'The members they may vote for today.' })
  async represents(@Context() context: RequestContext, @Parent() viewer: Viewer): Promise<Member[]> {
    return membersRepresentedBy(this.#works.view(context), viewer.personId, dayOf(context.now));
  }
}
