import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CONFIG } from '../config.ts';
import type { Config } from '../config.ts';
import type { RequestContext } from '../context.ts';
import { Allow } from '../graphql/allow.ts';
import { Done } from '../graphql/done.ts';
import { answerOf } from '../graphql/refusal.ts';
import type { Refusal } from '../graphql/refusal.ts';
import { sealingKeys } from '../operations/sealed.ts';
import type { SealingKeys } from '../operations/sealed.ts';
import { Works } from '../work.ts';
import { DiversityAnswersInput, DiversitySnapshot, OwnDiversity } from './diversity-views.ts';
import { findSnapshots } from './find-snapshots.ts';
import { findOwnAnswers } from './own-answers.ts';
import { saveDiversityAnswers } from './save-diversity-answers.ts';
import { withdrawDiversityAnswers } from './withdraw-diversity-answers.ts';

const SaveDiversityAnswersResult = answerOf('SaveDiversityAnswersResult', OwnDiversity);
const WithdrawDiversityAnswersResult = answerOf('WithdrawDiversityAnswersResult', Done);

/** What people say of themselves, each their own, and the figures for everybody. */
@Resolver()
export class DiversityResolver {
  readonly #works: Works;
  readonly #keys: SealingKeys;

  constructor(@Inject(Works) works: Works, @Inject(CONFIG) config: Config) {
    this.#works = works;
    this.#keys = sealingKeys(config);
  }

  @Query(() => [DiversitySnapshot], { description: 'Of the quarters that have ended, the latest first.' })
  @Allow('public')
  async diversitySnapshots(@Context() context: RequestContext): Promise<readonly DiversitySnapshot[]> {
    return this.#works.read(context, findSnapshots);
  }

  @Query(() => OwnDiversity, { description: 'What the reader has said of themself.' })
  @Allow('account')
  async ownDiversity(@Context() context: RequestContext): Promise<OwnDiversity> {
    return this.#works.read(context, (view) => findOwnAnswers(view, this.#keys));
  }

  @Mutation(() => SaveDiversityAnswersResult, {
    description: 'Voluntary; where nothing is said it is taken away.',
  })
  @Allow('signedIn')
  async saveDiversityAnswers(
    @Context() context: RequestContext,
    @Args('answers', { type: () => DiversityAnswersInput }) answers: DiversityAnswersInput,
  ): Promise<OwnDiversity | Refusal> {
    return this.#works.run(context, (work) => saveDiversityAnswers(work, this.#keys, answers));
  }

  @Mutation(() => WithdrawDiversityAnswersResult)
  @Allow('account')
  async withdrawDiversityAnswers(@Context() context: RequestContext): Promise<Done | Refusal> {
    return this.#works.run(context, (work) => withdrawDiversityAnswers(work, this.#keys));
  }
}
