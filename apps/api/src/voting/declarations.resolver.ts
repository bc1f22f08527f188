import { Inject } from '@nestjs/common';
import { Args, Context, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '../context.ts';
import { Allow } from '../graphql/allow.ts';
import { answerOf } from '../graphql/refusal.ts';
import type { Refusal } from '../graphql/refusal.ts';
import { Works } from '../work.ts';
import { ClassDeclaration } from './class-declaration.ts';
import { Decision } from './decision.ts';
import { declareClass } from './declare-class.ts';
import { findClassDeclarations } from './find-class-declarations.ts';

const DeclareClassResult = answerOf('DeclareClassResult', Decision);

/** In which class members vote who hold several. */
@Resolver(() => Decision)
export class DeclarationsResolver {
  readonly #works: Works;

  constructor(@Inject(Works) works: Works) {
    this.#works = works;
  }

  @ResolveField(() => [ClassDeclaration], {
    description: 'Members who could vote in several colleges: all to those who lead it, to others their own.',
  })
  @Allow('public')
  async classDeclarations(
    @Parent() decision: Decision,
    @Context() context: RequestContext,
  ): Promise<ClassDeclaration[]> {
    return findClassDeclarations({ context, view: this.#works.view(context) }, decision);
  }

  @Mutation(() => DeclareClassResult)
  @Allow('signedIn')
  async declareClass(
    @Context() context: RequestContext,
    @Args('decisionId', { type: () => ID }) decisionId: string,
    @Args('memberId', { type: () => ID }) memberId: string,
    @Args('memberClass', { description: 'A slug.' }) memberClass: string,
  ): Promise<Decision | Refusal> {
    return this.#works.run(context, (work) => declareClass(work, { decisionId, memberId, memberClass }));
  }
}
