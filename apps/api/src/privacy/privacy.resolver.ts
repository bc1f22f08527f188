import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '../context.ts';
import { Allow } from '../graphql/allow.ts';
import { Done } from '../graphql/done.ts';
import { PageArgs } from '../graphql/paging.ts';
import { answerOf, asRefusal } from '../graphql/refusal.ts';
import { StepUp } from '../graphql/step-up.ts';
import { limitFor, RateLimits } from '../identity/rate-limits.ts';
import { Works } from '../work.ts';
import { askErasure } from './ask-erasure.ts';
import { exportPersonalData } from './export-personal-data.ts';
import { eraseOnDemand } from './erase-on-demand.ts';
import { findErasures, findPersonalData, findTrail, whatWeKeep } from './find-personal-data.ts';
import { undoErasure } from './undo-erasure.ts';
import { Erasure, KeptKind, PersonalData, PersonalExport, TrailConnection } from './personal-data.ts';

const ExportPersonalDataResult = answerOf('ExportPersonalDataResult', PersonalExport);
const AskErasureResult = answerOf('AskErasureResult', Done);
const UndoErasureResult = answerOf('UndoErasureResult', Done);
const EraseOnDemandResult = answerOf('EraseOnDemandResult', Done);

/** Every export is everything once more. */
const EXPORTS_MAX = 5;

/** Personal data: what there is, given out, erased, and who saw it. */
@Resolver()
export class PrivacyResolver {
  readonly #works: Works;
  readonly #limits: RateLimits;

  constructor(@Inject(Works) works: Works, @Inject(RateLimits) limits: RateLimits) {
    this.#works = works;
    this.#limits = limits;
  }

  @Query(() => [KeptKind], { description: 'What is kept of people, and for how long.' })
  @Allow('public')
  async whatWeKeep(): Promise<readonly KeptKind[]> {
    return whatWeKeep();
  }

  @Query(() => PersonalData, {
    nullable: true,
    description: 'What the reader has asked for and may ask for.',
  })
  @Allow('account')
  async personalData(@Context() context: RequestContext): Promise<PersonalData | null> {
    return this.#works.read(context, findPersonalData);
  }

  @Query(() => TrailConnection, { description: 'Who saw and changed the personal facts of the reader.' })
  @Allow('account')
  async ownTrail(@Context() context: RequestContext, @Args({ type: () => PageArgs }) args: PageArgs) {
    const { actor } = context;
    const personId = actor.kind === 'person' ? actor.personId : '';
    return this.#works.read(context, (view) => findTrail(view, personId, args));
  }

  @Query(() => TrailConnection, { description: 'Who saw and changed the personal facts of whom.' })
  @Allow('secretary')
  async trail(@Context() context: RequestContext, @Args({ type: () => PageArgs }) args: PageArgs) {
    return this.#works.read(context, (view) => findTrail(view, null, args));
  }

  @Query(() => [Erasure], { description: 'Asked for and done, the newest first.' })
  @Allow('secretary')
  async erasures(@Context() context: RequestContext): Promise<readonly Erasure[]> {
    return this.#works.read(context, (view) => findErasures(view, null));
  }

  @Mutation(() => ExportPersonalDataResult)
  @Allow('account')
  @StepUp()
  async exportPersonalData(@Context() context: RequestContext) {
    const { actor } = context;
    const account = actor.kind === 'person' ? actor.accountId : '';
    const objection = await this.#limits.objectionToTry([limitFor('exports of', account, EXPORTS_MAX)]);
    if (objection) return asRefusal(objection);
    return this.#works.run(context, (work) => exportPersonalData(work, context.language));
  }

  @Mutation(() => AskErasureResult, { description: 'Done after some days, in which it can be taken back.' })
  @Allow('account')
  @StepUp()
  async askErasure(@Context() context: RequestContext) {
    return this.#works.run(context, askErasure);
  }

  @Mutation(() => UndoErasureResult)
  @Allow('account')
  async undoErasure(@Context() context: RequestContext) {
    return this.#works.run(context, undoErasure);
  }

  @Mutation(() => EraseOnDemandResult, { description: 'At once, on a written demand.' })
  @Allow('secretary')
  @StepUp()
  async eraseOnDemand(
    @Args('who', { description: 'An e-mail address, or the address of an individual’s page.' }) who: string,
    @Args('reason') reason: string,
    @Context() context: RequestContext,
  ) {
    return this.#works.run(context, (work) => eraseOnDemand(work, { who, reason }));
  }
}
