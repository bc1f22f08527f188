import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Day as CivilDay } from '@plenaria/membership';
import type { RequestContext } from '../context.ts';
import { Allow } from '../graphql/allow.ts';
import { answerOf, Refusal } from '../graphql/refusal.ts';
import { Day, Json } from '../graphql/scalars.ts';
import { StepUp } from '../graphql/step-up.ts';
import { Works } from '../work.ts';
import { addClass } from './add-class.ts';
import { ClassStanding, findClassStandings } from './class-standing.ts';
import { endClass } from './end-class.ts';
import { historyOf } from './history-of.ts';
import type { MemberClass } from './member-class.ts';
import { RegisterEvent } from './register-event.ts';
import { renameClass } from './rename-class.ts';

const AddClassResult = answerOf('AddClassResult', ClassStanding);
const RenameClassResult = answerOf('RenameClassResult', ClassStanding);
const EndClassResult = answerOf('EndClassResult', ClassStanding);

/** The classes, as members read them and the secretary changes them. */
@Resolver(() => ClassStanding)
export class ClassResolver {
  readonly #works: Works;

  constructor(@Inject(Works) works: Works) {
    this.#works = works;
  }

  @Allow('signedIn')
  @Query(() => [ClassStanding], { description: 'In the order of the federation, also those that ended.' })
  async memberClasses(@Context() context: RequestContext): Promise<ClassStanding[]> {
    return findClassStandings(this.#works.view(context), context.language);
  }

  @Allow('signedIn')
  @ResolveField(() => [RegisterEvent], { description: 'Newest first.' })
  async history(
    @Context() context: RequestContext,
    @Parent() { id }: ClassStanding,
  ): Promise<RegisterEvent[]> {
    return historyOf(context, this.#works.view(context), id);
  }

  @Allow('secretary')
  @Mutation(() => AddClassResult)
  async addClass(
    @Context() context: RequestContext,
    @Args('slug') slug: string,
    @Args('names', { type: () => Json }) names: unknown,
  ): Promise<ClassStanding | Refusal> {
    return this.#told(context, await this.#works.run(context, (work) => addClass(work, { slug, names })));
  }

  @Allow('secretary')
  @Mutation(() => RenameClassResult)
  async renameClass(
    @Context() context: RequestContext,
    @Args('slug') slug: string,
    @Args('names', { type: () => Json }) names: unknown,
    @Args('was', {
      type: () => Json,
      nullable: true,
      description: 'The names that the writer had before them: what somebody else wrote since is kept.',
    })
    was: unknown,
  ): Promise<ClassStanding | Refusal> {
    const answer = await this.#works.run(context, (work) => renameClass(work, { slug, names, was }));
    return this.#told(context, answer);
  }

  @Allow('secretary')
  @Mutation(() => EndClassResult, {
    description:
      'And with it everybody’s holding of it; or, until that day is over, writes another one, or none.',
  })
  @StepUp()
  async endClass(
    @Context() context: RequestContext,
    @Args('slug') slug: string,
    @Args('lastDay', { type: () => Day, nullable: true }) lastDay: CivilDay | null,
    @Args('reason') reason: string,
  ): Promise<ClassStanding | Refusal> {
    const answer = await this.#works.run(context, (work) =>
      endClass(work, { slug, lastDay: lastDay ?? null, reason }),
    );
    return this.#told(context, answer);
  }

  async #told(context: RequestContext, answer: MemberClass | Refusal): Promise<ClassStanding | Refusal> {
    if (answer instanceof Refusal) return answer;
    const [standing] = await findClassStandings(this.#works.view(context), context.language, answer.slug);
    return standing ?? ClassStanding.of(context.language, answer, 0);
  }
}
