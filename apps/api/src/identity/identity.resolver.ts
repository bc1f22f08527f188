import { Inject } from '@nestjs/common';
import { Args, Context, ID, Mutation, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '../context.ts';
import { Allow } from '../graphql/allow.ts';
import { Done } from '../graphql/done.ts';
import { answerOf, asRefusal, Refusal } from '../graphql/refusal.ts';
import { Works } from '../work.ts';
import { cookieForProvider, cookieWithoutSession } from './cookie.ts';
import { browserOf, Door, setCookie } from './door.ts';
import { endOtherSessions } from './end-other-sessions.ts';
import { finishWelcome } from './finish-welcome.ts';
import { browserMark } from './openid/way-out.ts';
import { limitFor, RateLimits } from './rate-limits.ts';
import { redeemLoginLink } from './redeem-login-link.ts';
import { limitsOfLinkRequests, requestLoginLink } from './request-login-link.ts';
import { revokeSession } from './revoke-session.ts';
import { signOut } from './sign-out.ts';
import { updatePreferences } from './update-preferences.ts';
import { SignedIn, Viewer } from './viewer.ts';

const RequestLoginLinkResult = answerOf('RequestLoginLinkResult', Done);
const RedeemLoginLinkResult = answerOf('RedeemLoginLinkResult', SignedIn);
const SignOutResult = answerOf('SignOutResult', Done);
const RevokeSessionResult = answerOf('RevokeSessionResult', Done);
const EndOtherSessionsResult = answerOf('EndOtherSessionsResult', Done);
const UpdatePreferencesResult = answerOf('UpdatePreferencesResult', Viewer);
const FinishWelcomeResult = answerOf('FinishWelcomeResult', Viewer);

/** A token cannot be guessed; whoever keeps trying only costs us work. */
const REDEEM_MAX = 1000;

/** Signing in and out, and what a person sets for themselves. */
@Resolver()
export class IdentityResolver {
  readonly #works: Works;
  readonly #limits: RateLimits;
  readonly #door: Door;

  constructor(@Inject(Works) works: Works, @Inject(RateLimits) limits: RateLimits, @Inject(Door) door: Door) {
    this.#works = works;
    this.#limits = limits;
    this.#door = door;
  }

  @Mutation(() => RequestLoginLinkResult, {
    description: 'Says the same whether or not anybody has this address.',
  })
  @Allow('public')
  async requestLoginLink(
    @Args('email') email: string,
    @Args('returnPath', { type: () => String, nullable: true }) returnPath: string | null,
    @Context() context: RequestContext,
  ) {
    const limits = limitsOfLinkRequests(email, context.address);
    const objection = await this.#limits.objectionToTry(limits);
    if (objection) return asRefusal(objection);
    return this.#works.run(context, (work) =>
      requestLoginLink(work, { email, returnPath: returnPath ?? null }),
    );
  }

  @Mutation(() => RedeemLoginLinkResult, { description: 'Uses a link up and sets the session cookie.' })
  @Allow('public')
  async redeemLoginLink(
    @Args('token') token: string,
    @Args('asAnother', {
      defaultValue: false,
      description: 'Also where it signs in another than the one who is in, who is then signed out.',
    })
    asAnother: boolean,
    @Args('email', {
      type: () => String,
      nullable: true,
      description:
        'For which a link was asked in this browser, else empty: then it opens only for that address.',
    })
    email: string | null,
    @Context() context: RequestContext,
  ) {
    const limit = limitFor('redeem from', context.address, REDEEM_MAX);
    const objection = await this.#limits.objectionToTry([limit]);
    if (objection) return asRefusal(objection);
    const opened = { token, asAnother, email: email ?? null };
    const answer = await this.#works.run(context, (work) =>
      redeemLoginLink(work, opened, browserOf(context)),
    );
    return answer instanceof Refusal ? answer : this.#door.enter(context, answer);
  }

  @Mutation(() => SignOutResult)
  @Allow('public')
  async signOut(@Context() context: RequestContext) {
    const answer = await this.#works.run(context, signOut);
    setCookie(context, cookieWithoutSession());
    // Whom a provider knows and who has not been connected is of nobody who signs in here next.
    if (browserMark(context) !== null) setCookie(context, cookieForProvider('', 0));
    return answer;
  }

  @Mutation(() => RevokeSessionResult)
  @Allow('account')
  async revokeSession(@Args('id', { type: () => ID }) id: string, @Context() context: RequestContext) {
    return this.#works.run(context, (work) => revokeSession(work, id));
  }

  @Mutation(() => EndOtherSessionsResult, { description: 'All but the one that asks.' })
  @Allow('account')
  async endOtherSessions(@Context() context: RequestContext) {
    return this.#works.run(context, endOtherSessions);
  }

  @Mutation(() => UpdatePreferencesResult, { description: 'What is absent stays as it is.' })
  @Allow('account')
  async updatePreferences(
    @Args('language', { type: () => String, nullable: true }) language: string | null,
    @Args('timeZone', { type: () => String, nullable: true }) timeZone: string | null,
    @Args('theme', { type: () => String, nullable: true }) theme: string | null,
    @Context() context: RequestContext,
  ) {
    const wanted = { language, timeZone, theme };
    const answer = await this.#works.run(context, (work) => updatePreferences(work, wanted));
    return answer instanceof Refusal ? answer : Viewer.of(answer, sessionOf(context));
  }

  @Mutation(() => FinishWelcomeResult, { description: 'Its questions are answered, or put off.' })
  @Allow('account')
  async finishWelcome(@Context() context: RequestContext) {
    const answer = await this.#works.run(context, finishWelcome);
    return answer instanceof Refusal ? answer : Viewer.of(answer, sessionOf(context));
  }
}

function sessionOf(context: RequestContext): string | null {
  return context.actor.kind === 'person' ? context.actor.sessionId : null;
}
