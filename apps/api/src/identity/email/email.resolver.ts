import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { isRefused } from '@plenaria/kernel';
import type { RequestContext } from '../../context.ts';
import { Allow } from '../../graphql/allow.ts';
import { Done } from '../../graphql/done.ts';
import { answerOf, asRefusal } from '../../graphql/refusal.ts';
import type { Refusal } from '../../graphql/refusal.ts';
import { StepUp } from '../../graphql/step-up.ts';
import { Works } from '../../work.ts';
import { limitFor, RateLimits } from '../rate-limits.ts';
import { Viewer } from '../viewer.ts';
import { askEmailChange, limitsOfEmailChanges } from './ask-email-change.ts';
import { confirmEmailChange } from './confirm-email-change.ts';
import { EmailChange, EmailLink } from './email-change.ts';
import { lookAtEmailLink } from './email-link.ts';
import { findEmailChange } from './find-email-change.ts';
import { stopEmailChange } from './stop-email-change.ts';
import { withdrawEmailChange } from './withdraw-email-change.ts';

const EmailLinkResult = answerOf('EmailLinkResult', EmailLink);
const AskEmailChangeResult = answerOf('AskEmailChangeResult', Done);
const WithdrawEmailChangeResult = answerOf('WithdrawEmailChangeResult', Done);
const ConfirmEmailChangeResult = answerOf('ConfirmEmailChangeResult', EmailLink);
const StopEmailChangeResult = answerOf('StopEmailChangeResult', EmailLink);

/** A token cannot be guessed; whoever keeps trying only costs us work. */
const TRIES_MAX = 1000;

/** The address by which somebody signs in, and how it is changed. */
@Resolver(() => Viewer)
export class EmailResolver {
  readonly #works: Works;
  readonly #limits: RateLimits;

  constructor(@Inject(Works) works: Works, @Inject(RateLimits) limits: RateLimits) {
    this.#works = works;
    this.#limits = limits;
  }

  @Allow('public')
  @ResolveField(() => EmailChange, {
    nullable: true,
    description: 'A new address that is not confirmed yet.',
  })
  async emailChange(
    @Parent() viewer: Viewer,
    @Context() context: RequestContext,
  ): Promise<EmailChange | null> {
    return this.#works.read(context, (view) => findEmailChange(view, viewer.accountId));
  }

  @Allow('public')
  @Query(() => EmailLinkResult, { description: 'What the link of a letter does; it is not done yet.' })
  async emailLink(
    @Args('token') token: string,
    @Context() context: RequestContext,
  ): Promise<EmailLink | Refusal> {
    const objection = await this.#objectionToTry(context);
    if (objection) return objection;
    const answer = await this.#works.read(context, (view) => lookAtEmailLink(view, token));
    return isRefused(answer) ? asRefusal(answer) : answer;
  }

  @Mutation(() => AskEmailChangeResult, {
    description: 'Says the same whether or not anybody has this address; a mail to it confirms it.',
  })
  @Allow('account')
  @StepUp()
  async askEmailChange(
    @Args('email') email: string,
    @Context() context: RequestContext,
  ): Promise<Done | Refusal> {
    const account = context.actor.kind === 'person' ? context.actor.accountId : '';
    const objection = await this.#limits.objectionToTry(limitsOfEmailChanges(email, account));
    if (objection) return asRefusal(objection);
    return this.#works.run(context, (work) => askEmailChange(work, email));
  }

  @Mutation(() => WithdrawEmailChangeResult)
  @Allow('account')
  async withdrawEmailChange(@Context() context: RequestContext): Promise<Done | Refusal> {
    return this.#works.run(context, withdrawEmailChange);
  }

  @Mutation(() => ConfirmEmailChangeResult, {
    description: 'By the link to the new address, in any browser.',
  })
  @Allow('public')
  async confirmEmailChange(
    @Args('token') token: string,
    @Context() context: RequestContext,
  ): Promise<EmailLink | Refusal> {
    const objection = await this.#objectionToTry(context);
    return objection ?? this.#works.run(context, (work) => confirmEmailChange(work, token));
  }

  @Mutation(() => StopEmailChangeResult, { description: 'By the link to the old address, in any browser.' })
  @Allow('public')
  async stopEmailChange(
    @Args('token') token: string,
    @Context() context: RequestContext,
  ): Promise<EmailLink | Refusal> {
    const objection = await this.#objectionToTry(context);
    return objection ?? this.#works.run(context, (work) => stopEmailChange(work, token));
  }

  async #objectionToTry({ address }: RequestContext): Promise<Refusal | null> {
    const objection = await this.#limits.objectionToTry([limitFor('address link from', address, TRIES_MAX)]);
    return objection && asRefusal(objection);
  }
}
