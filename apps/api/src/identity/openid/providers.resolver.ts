import { Inject } from '@nestjs/common';
import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { isRefused, refuse } from '@plenaria/kernel';
import { CONFIG } from '../../config.ts';
import type { Config } from '../../config.ts';
import type { RequestContext } from '../../context.ts';
import { Allow } from '../../graphql/allow.ts';
import { Done } from '../../graphql/done.ts';
import { answerOf, asRefusal, Refusal } from '../../graphql/refusal.ts';
import { StepUp } from '../../graphql/step-up.ts';
import { Works } from '../../work.ts';
import { cookieForProvider } from '../cookie.ts';
import { browserOf, Door, setCookie } from '../door.ts';
import { limitFor, RateLimits } from '../rate-limits.ts';
import { startSession } from '../start-session.ts';
import { Viewer } from '../viewer.ts';
import { answerProvider } from './answer-provider.ts';
import type { CameBack } from './answer-provider.ts';
import { askProvider } from './ask-provider.ts';
import { findWaiting } from './attempt.ts';
import type { Waiting } from './attempt.ts';
import { connectProvider } from './connect-provider.ts';
import { disconnectProvider } from './disconnect-provider.ts';
import { findConnections, findSignInProviders } from './find-providers.ts';
import {
  ProviderArrival,
  ProviderConnection,
  ProviderQuestion,
  SignInProvider,
  WaitingConnection,
} from './sign-in-provider.ts';
import { asProgram, browserMark, wayOut } from './way-out.ts';
import type { WayOut } from './way-out.ts';

const AskProviderResult = answerOf('AskProviderResult', ProviderQuestion);
const AnswerProviderResult = answerOf('AnswerProviderResult', ProviderArrival);
const ConnectProviderResult = answerOf('ConnectProviderResult', Done);
const DisconnectProviderResult = answerOf('DisconnectProviderResult', Done);

/** A whole cooperative may sit behind one address. */
const TRIES_MAX = 300;
/** The longest answer that a browser may bring back, in characters. */
const ANSWER_MAX = 4_000;

/** Signing in through the provider of a custodian, and being known by it. */
@Resolver(() => Viewer)
export class ProvidersResolver {
  readonly #works: Works;
  readonly #limits: RateLimits;
  readonly #door: Door;
  readonly #way: WayOut;

  constructor(
    @Inject(CONFIG) config: Config,
    @Inject(Works) works: Works,
    @Inject(RateLimits) limits: RateLimits,
    @Inject(Door) door: Door,
  ) {
    this.#works = works;
    this.#limits = limits;
    this.#door = door;
    this.#way = wayOut(config, works);
  }

  @Query(() => [SignInProvider], { description: 'The ways to sign in that custodians offer.' })
  @Allow('public')
  async signInProviders(@Context() context: RequestContext): Promise<readonly SignInProvider[]> {
    return this.#works.read(asProgram(context), findSignInProviders);
  }

  @Query(() => WaitingConnection, {
    nullable: true,
    description: 'Who came back to this very browser, and is not known yet.',
  })
  @Allow('public')
  async waitingConnection(@Context() context: RequestContext): Promise<WaitingConnection | null> {
    const waiting = await this.#waiting(context);
    if (!waiting) return null;
    const { custodian, label, email } = waiting;
    return Object.assign(new WaitingConnection(), { custodian, label, email });
  }

  @ResolveField(() => [ProviderConnection], { description: 'Providers by which this person is known.' })
  @Allow('public')
  async providerConnections(
    @Parent() viewer: Viewer,
    @Context() context: RequestContext,
  ): Promise<readonly ProviderConnection[]> {
    return this.#works.read(asProgram(context), (view) => findConnections(view, viewer.accountId));
  }

  @Mutation(() => AskProviderResult, { description: 'Where to go; the browser is known when it comes back.' })
  @Allow('public')
  async askProvider(
    @Args('custodian') custodian: string,
    @Args('returnPath', { type: () => String, nullable: true }) returnPath: string | null,
    @Args('connects', { description: 'The reader is signed in and wants to be known by it.' })
    connects: boolean,
    @Context() context: RequestContext,
  ): Promise<ProviderQuestion | Refusal> {
    const objection = await this.#objectionToTry(context);
    if (objection) return objection;
    const errand = { custodian, returnPath: returnPath ?? null, connects };
    const sent = await askProvider(this.#way, context, errand);
    return isRefused(sent) ? asRefusal(sent) : sent;
  }

  @Mutation(() => AnswerProviderResult, { description: 'What the provider gave the browser to bring back.' })
  @Allow('public')
  async answerProvider(
    @Args('custodian') custodian: string,
    @Args('answer', { description: 'All that stands behind the `?`.' }) answer: string,
    @Context() context: RequestContext,
  ): Promise<ProviderArrival | Refusal> {
    const objection = await this.#objectionToTry(context);
    if (objection) return objection;
    if (answer.length > ANSWER_MAX) return asRefusal(refuse('PROVIDER_ANSWER_WRONG'));
    const came = await answerProvider(this.#way, context, { custodian, answer });
    return isRefused(came) ? asRefusal(came) : this.#welcome(context, came);
  }

  @Mutation(() => ConnectProviderResult, { description: 'Who waits in this browser is the reader.' })
  @Allow('account')
  @StepUp()
  async connectProvider(@Context() context: RequestContext): Promise<Done | Refusal> {
    const waiting = await this.#waiting(context);
    if (!waiting) return asRefusal(refuse('PROVIDER_SIGN_IN_OVER'));
    const answer = await this.#works.run(context, (work) => connectProvider(work, waiting));
    if (answer instanceof Done) setCookie(context, cookieForProvider('', 0));
    return answer;
  }

  @Mutation(() => DisconnectProviderResult)
  @Allow('account')
  @StepUp()
  async disconnectProvider(
    @Args('id', { type: () => ID }) id: string,
    @Context() context: RequestContext,
  ): Promise<Done | Refusal> {
    return this.#works.run(context, (work) => disconnectProvider(work, id));
  }

  /** Whom the provider knows is signed in. It is one way in among others: what is dangerous is asked for again. */
  async #welcome(
    context: RequestContext,
    { accountId, attempt: { connects, returnPath } }: CameBack,
  ): Promise<ProviderArrival | Refusal> {
    const { actor } = context;
    const arrival = Object.assign(new ProviderArrival(), { known: accountId !== null, returnPath });
    if (accountId === null || (actor.kind === 'person' && actor.accountId === accountId)) return arrival;
    if (connects) return asRefusal(refuse('PROVIDER_CONNECTED_ELSEWHERE'));
    const session = await this.#works.run(context, (work) =>
      startSession(work, accountId, { ...browserOf(context), method: 'provider', isCertain: false }),
    );
    if (session instanceof Refusal) return session;
    await this.#door.enter(context, { accountId, returnPath, ...session });
    setCookie(context, cookieForProvider('', 0));
    return arrival;
  }

  async #waiting(context: RequestContext): Promise<Waiting | null> {
    return this.#works.read(asProgram(context), (view) => findWaiting(view, browserMark(context)));
  }

  async #objectionToTry({ address }: RequestContext): Promise<Refusal | null> {
    const objection = await this.#limits.objectionToTry([limitFor('provider from', address, TRIES_MAX)]);
    return objection && asRefusal(objection);
  }
}
