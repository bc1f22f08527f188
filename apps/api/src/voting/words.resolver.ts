import { Inject } from '@nestjs/common';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '../context.ts';
import { Allow } from '../graphql/allow.ts';
import { Person } from '../membership/person.ts';
import { personOf } from '../membership/register-loaders.ts';
import { Works } from '../work.ts';
import { Amendment } from './amendment.ts';
import { BallotPaper } from './ballot-paper.ts';
import { Comment } from './comment.ts';
import { personIfAny } from './decision-loaders.ts';
import { DecisionText } from './decision-text.ts';

/** Who wrote and who reviewed a text. */
@Resolver(() => DecisionText)
export class DecisionTextResolver {
  readonly #works: Works;

  constructor(@Inject(Works) works: Works) {
    this.#works = works;
  }

  @ResolveField(() => Person, { nullable: true })
  @Allow('public')
  async author(@Parent() text: DecisionText, @Context() context: RequestContext): Promise<Person> {
    return personOf({ context, view: this.#works.view(context) }, text.writtenById);
  }

  @ResolveField(() => Person, { nullable: true })
  @Allow('public')
  async reviewedBy(@Parent() text: DecisionText, @Context() context: RequestContext): Promise<Person | null> {
    return personIfAny({ context, view: this.#works.view(context) }, text.reviewedById);
  }
}

/** Who said it. */
@Resolver(() => Comment)
export class CommentResolver {
  readonly #works: Works;

  constructor(@Inject(Works) works: Works) {
    this.#works = works;
  }

  @ResolveField(() => Person)
  @Allow('public')
  async author(@Parent() comment: Comment, @Context() context: RequestContext): Promise<Person> {
    return personOf({ context, view: this.#works.view(context) }, comment.authorId);
  }
}

/** Who proposed it, and who answered. */
@Resolver(() => Amendment)
export class AmendmentResolver {
  readonly #works: Works;

  constructor(@Inject(Works) works: Works) {
    this.#works = works;
  }

  @ResolveField(() => Person)
  @Allow('public')
  async author(@Parent() amendment: Amendment, @Context() context: RequestContext): Promise<Person> {
    return personOf({ context, view: this.#works.view(context) }, amendment.authorId);
  }

  @ResolveField(() => Person, { nullable: true })
  @Allow('public')
  async answeredBy(
    @Parent() amendment: Amendment,
    @Context() context: RequestContext,
  ): Promise<Person | null> {
    return personIfAny({ context, view: this.#works.view(context) }, amendment.answeredById);
  }
}

/** To whom the first ballot has locked a paper. */
@Resolver(() => BallotPaper)
export class BallotPaperResolver {
  readonly #works: Works;

  constructor(@Inject(Works) works: Works) {
    this.#works = works;
  }

  @ResolveField(() => Person, {
    nullable: true,
    description: 'Who has voted for it: only they can change the vote.',
  })
  @Allow('public')
  async lockedBy(@Parent() paper: BallotPaper, @Context() context: RequestContext): Promise<Person | null> {
    return personIfAny({ context, view: this.#works.view(context) }, paper.lockedById);
  }
}
