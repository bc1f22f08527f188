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
import { personOf } from './register-loaders.ts';

/** What the register knows about the person who asks. */
@Resolver(() => Viewer)
export class ViewerRegisterResolver {
  readonly #works: Works;

  constructor(@Inject(Works) works: Works) {
    this.#works = works;
  }

  @Allow('public')
  @ResolveField(() => Person)
  async person(@Context() context: RequestContext, @Parent() viewer: Viewer): Promise<Person> {
    return personOf({ context, view: this.#works.view(context) }, viewer.personId);
  }

  @Allow('public')
  @ResolveField(() => [Member], { description: 'The members they may vote for today.' })
  async represents(@Context() context: RequestContext, @Parent() viewer: Viewer): Promise<Member[]> {
    return membersRepresentedBy(this.#works.view(context), viewer.personId, dayOf(context.now));
  }
}
