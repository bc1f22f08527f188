import { Inject } from '@nestjs/common';
import { Args, Context, ID, Mutation, Resolver } from '@nestjs/graphql';
import { CONFIG } from '../../config.ts';
import type { Config } from '../../config.ts';
import type { RequestContext } from '../../context.ts';
import { Allow } from '../../graphql/allow.ts';
import { Done } from '../../graphql/done.ts';
import { answerOf, asRefusal, Refusal } from '../../graphql/refusal.ts';
import { Json } from '../../graphql/scalars.ts';
import { StepUp } from '../../graphql/step-up.ts';
import { Works } from '../../work.ts';
import { browserOf, Door } from '../door.ts';
import { limitFor, RateLimits } from '../rate-limits.ts';
import { SignedIn } from '../viewer.ts';
import { askToRegisterPasskey } from './ask-to-register-passkey.ts';
import { askToSignIn } from './ask-to-sign-in.ts';
import { Passkey, PasskeyQuestion } from './passkey.ts';
import { registerPasskey } from './register-passkey.ts';
import { renamePasskey } from './rename-passkey.ts';
import { revokePasskey } from './revoke-passkey.ts';
import { relyingPartyOf } from './relying-party.ts';
import type { RelyingParty } from './relying-party.ts';
import { signInWithPasskey } from './sign-in-with-passkey.ts';

const AskToRegisterPasskeyResult = answerOf('AskToRegisterPasskeyResult', PasskeyQuestion);
const RegisterPasskeyResult = answerOf('RegisterPasskeyResult', Passkey);
const RenamePasskeyResult = answerOf('RenamePasskeyResult', Passkey);
const RevokePasskeyResult = answerOf('RevokePasskeyResult', Done);
const AskToSignInResult = answerOf('AskToSignInResult', PasskeyQuestion);
const SignInWithPasskeyResult = answerOf('SignInWithPasskeyResult', SignedIn);

/** A whole cooperative may sit behind one address, each opening the sign-in page a few times. */
const TRIES_MAX = 1000;

/** Passkeys: making, naming and ending one's own, and signing in with one. */
@Resolver()
export class PasskeysResolver {
  readonly #works: Works;
  readonly #limits: RateLimits;
  readonly #door: Door;
  readonly #party: RelyingParty;

  constructor(
    @Inject(CONFIG) config: Config,
    @Inject(Works) works: Works,
    @Inject(RateLimits) limits: RateLimits,
    @Inject(Door) door: Door,
  ) {
    this.#works = works;
    this.#limits = limits;
    this.#door = door;
    this.#party = relyingPartyOf(config.publicUrl);
  }

  @Mutation(() => AskToRegisterPasskeyResult)
  @Allow('account')
  @StepUp()
  async askToRegisterPasskey(@Context() context: RequestContext) {
    return this.#works.run(context, (work) => askToRegisterPasskey(work, this.#party));
  }

  @Mutation(() => RegisterPasskeyResult, { description: 'Answers what askToRegisterPasskey has asked.' })
  @Allow('account')
  async registerPasskey(
    @Args('response', { type: () => Json }) response: unknown,
    @Args('name') name: string,
    @Context() context: RequestContext,
  ) {
    return this.#works.run(context, (work) => registerPasskey(work, { response, name }, this.#party));
  }

  @Mutation(() => RenamePasskeyResult)
  @Allow('account')
  async renamePasskey(
    @Args('id', { type: () => ID }) id: string,
    @Args('name') name: string,
    @Context() context: RequestContext,
  ) {
    return this.#works.run(context, (work) => renamePasskey(work, id, name));
  }

  @Mutation(() => RevokePasskeyResult)
  @Allow('account')
  @StepUp()
  async revokePasskey(@Args('id', { type: () => ID }) id: string, @Context() context: RequestContext) {
    return this.#works.run(context, (work) => revokePasskey(work, id));
  }

  @Mutation(() => AskToSignInResult, { description: 'Asks everyone the same, whoever they may be.' })
  @Allow('public')
  async askToSignIn(@Context() context: RequestContext) {
    const objection = await this.#limits.objectionToTry([
      limitFor('passkey asked from', context.address, TRIES_MAX),
    ]);
    if (objection) return asRefusal(objection);
    return this.#works.run(context, (work) => askToSignIn(work, this.#party));
  }

  @Mutation(() => SignInWithPasskeyResult, { description: 'Answers what askToSignIn has asked.' })
  @Allow('public')
  async signInWithPasskey(
    @Args('response', { type: () => Json }) response: unknown,
    @Context() context: RequestContext,
  ) {
    const objection = await this.#limits.objectionToTry([
      limitFor('passkey from', context.address, TRIES_MAX),
    ]);
    if (objection) return asRefusal(objection);
    const answer = await this.#works.run(context, (work) =>
      signInWithPasskey(work, { response, browser: browserOf(context) }, this.#party),
    );
    return answer instanceof Refusal ? answer : this.#door.enter(context, answer);
  }
}
