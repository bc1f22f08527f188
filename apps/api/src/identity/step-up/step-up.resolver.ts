import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { CONFIG } from '../../config.ts';
import type { Config } from '../../config.ts';
import type { RequestContext } from '../../context.ts';
import { Allow } from '../../graphql/allow.ts';
import { Done } from '../../graphql/done.ts';
import { answerOf, asRefusal } from '../../graphql/refusal.ts';
import { Json } from '../../graphql/scalars.ts';
import { Works } from '../../work.ts';
import { PasskeyQuestion } from '../passkeys/passkey.ts';
import { relyingPartyOf } from '../passkeys/relying-party.ts';
import type { RelyingParty } from '../passkeys/relying-party.ts';
import { limitFor, RateLimits } from '../rate-limits.ts';
import { askToStepUp } from './ask-to-step-up.ts';
import { requestStepUpLink } from './request-step-up-link.ts';
import { stepUpWithPasskey } from './step-up-with-passkey.ts';

const AskToStepUpResult = answerOf('AskToStepUpResult', PasskeyQuestion);
const StepUpWithPasskeyResult = answerOf('StepUpWithPasskeyResult', Done);
const RequestStepUpLinkResult = answerOf('RequestStepUpLinkResult', Done);

/** As many letters as somebody may need who does not find the first. */
const LINKS_MAX = 5;

/** The ways to show that it is still the person who signed in. */
@Resolver()
export class StepUpResolver {
  readonly #works: Works;
  readonly #limits: RateLimits;
  readonly #party: RelyingParty;

  constructor(
    @Inject(CONFIG) config: Config,
    @Inject(Works) works: Works,
    @Inject(RateLimits) limits: RateLimits,
  ) {
    this.#works = works;
    this.#limits = limits;
    this.#party = relyingPartyOf(config.publicUrl);
  }

  @Mutation(() => AskToStepUpResult)
  @Allow('account')
  async askToStepUp(@Context() context: RequestContext) {
    return this.#works.run(context, (work) => askToStepUp(work, this.#party));
  }

  @Mutation(() => StepUpWithPasskeyResult, { description: 'Answers what askToStepUp has asked.' })
  @Allow('account')
  async stepUpWithPasskey(
    @Args('response', { type: () => Json }) response: unknown,
    @Context() context: RequestContext,
  ) {
    return this.#works.run(context, (work) => stepUpWithPasskey(work, response, this.#party));
  }

  @Mutation(() => RequestStepUpLinkResult, { description: 'The link counts in the browser that asked.' })
  @Allow('account')
  async requestStepUpLink(@Context() context: RequestContext) {
    const account = context.actor.kind === 'person' ? context.actor.accountId : '';
    const objection = await this.#limits.objectionToTry([limitFor('step up', account, LINKS_MAX)]);
    if (objection) return asRefusal(objection);
    return this.#works.run(context, requestStepUpLink);
  }
}
