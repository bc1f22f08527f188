import { Inject } from '@nestjs/common';
import { Args, Context, ID, Query, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '../context.ts';
import { Allow } from '../graphql/allow.ts';
import { Scoped } from '../graphql/scopes.ts';
import { Works } from '../work.ts';
import { findPerson, PersonInRegister } from './person-in-register.ts';

/** Persons, read by members. What they look after is told where that is kept: in the circles and the roles. */
@Resolver()
export class PersonResolver {
  readonly #works: Works;

  constructor(@Inject(Works) works: Works) {
    this.#works = works;
  }

  @Allow('signedIn')
  @Query(() => PersonInRegister, { nullable: true })
  @Scoped('register:read')
  async person(
    @Context() context: RequestContext,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<PersonInRegister | null> {
    return findPerson(this.#works.view(context), id);
  }
}
