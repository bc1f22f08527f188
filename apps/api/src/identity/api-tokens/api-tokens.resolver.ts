import { Inject } from '@nestjs/common';
import { Args, Context, ID, Int, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '../../context.ts';
import { Allow } from '../../graphql/allow.ts';
import { Done } from '../../graphql/done.ts';
import { answerOf } from '../../graphql/refusal.ts';
import { StepUp } from '../../graphql/step-up.ts';
import { Works } from '../../work.ts';
import { Viewer } from '../viewer.ts';
import { ApiToken, MadeApiToken } from './api-token.ts';
import { findApiTokens } from './find-api-tokens.ts';
import { makeApiToken } from './make-api-token.ts';
import { revokeApiToken } from './revoke-api-token.ts';

const MakeApiTokenResult = answerOf('MakeApiTokenResult', MadeApiToken);
const RevokeApiTokenResult = answerOf('RevokeApiTokenResult', Done);

/** Long enough not to be a nuisance, short enough to be noticed when it ends. */
const DAYS = 90;

/** The tokens with which programs ask in a person's name. */
@Resolver(() => Viewer)
export class ApiTokensResolver {
  readonly #works: Works;

  constructor(@Inject(Works) works: Works) {
    this.#works = works;
  }

  @ResolveField(() => [ApiToken], { description: 'What lets programs ask in this person’s name.' })
  @Allow('public')
  async apiTokens(@Parent() viewer: Viewer, @Context() context: RequestContext) {
    return findApiTokens(this.#works.view(context), viewer.accountId);
  }

  @Mutation(() => MakeApiTokenResult, { description: 'Good for `days`, at most a year.' })
  @Allow('account')
  @StepUp()
  async makeApiToken(
    @Args('name') name: string,
    @Args('scopes', { type: () => [String] }) scopes: string[],
    @Args('days', { type: () => Int, defaultValue: DAYS }) days: number,
    @Context() context: RequestContext,
  ) {
    return this.#works.run(context, (work) => makeApiToken(work, { name, scopes, days }));
  }

  @Mutation(() => RevokeApiTokenResult)
  @Allow('account')
  async revokeApiToken(@Args('id', { type: () => ID }) id: string, @Context() context: RequestContext) {
    return this.#works.run(context, (work) => revokeApiToken(work, id));
  }
}
