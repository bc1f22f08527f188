import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { isRefused } from '@plenaria/kernel';
import type { RequestContext } from '../../context.ts';
import { Allow } from '../../graphql/allow.ts';
import { Done } from '../../graphql/done.ts';
import { answerOf, asRefusal, Refusal } from '../../graphql/refusal.ts';
import { StepUp } from '../../graphql/step-up.ts';
import { Works } from '../../work.ts';
import { Account } from '../account.ts';
import { browserOf, Door } from '../door.ts';
import { limitFor, RateLimits } from '../rate-limits.ts';
import { stepUpWithPassword } from '../step-up/step-up-with-password.ts';
import { SignedIn } from '../viewer.ts';
import { makeRecoveryCodes, RecoveryCodes } from './make-recovery-codes.ts';
import { removePassword } from './remove-password.ts';
import { setPassword } from './set-password.ts';
import {
  accountOfPassword,
  limitOfOwnPassword,
  limitsOfPasswords,
  signInWithPassword,
} from './sign-in-with-password.ts';
import { signInWithRecoveryCode } from './sign-in-with-recovery-code.ts';

const SetPasswordResult = answerOf('SetPasswordResult', Done);
const RemovePasswordResult = answerOf('RemovePasswordResult', Done);
const MakeRecoveryCodesResult = answerOf('MakeRecoveryCodesResult', RecoveryCodes);
const SignInWithPasswordResult = answerOf('SignInWithPasswordResult', SignedIn);
const SignInWithRecoveryCodeResult = answerOf('SignInWithRecoveryCodeResult', SignedIn);
const StepUpWithPasswordResult = answerOf('StepUpWithPasswordResult', Done);

/** A code cannot be guessed; whoever keeps trying only costs us work. */
const CODES_MAX = 100;

/** What a person knows or keeps on paper: an optional password, and recovery codes. */
@Resolver()
export class SecretsResolver {
  readonly #works: Works;
  readonly #limits: RateLimits;
  readonly #door: Door;

  constructor(@Inject(Works) works: Works, @Inject(RateLimits) limits: RateLimits, @Inject(Door) door: Door) {
    this.#works = works;
    this.#limits = limits;
    this.#door = door;
  }

  @Mutation(() => SetPasswordResult)
  @Allow('account')
  @StepUp()
  async setPassword(@Args('password') password: string, @Context() context: RequestContext) {
    return this.#works.run(context, (work) => setPassword(work, password));
  }

  @Mutation(() => RemovePasswordResult)
  @Allow('account')
  @StepUp()
  async removePassword(@Context() context: RequestContext) {
    return this.#works.run(context, removePassword);
  }

  @Mutation(() => MakeRecoveryCodesResult, { description: 'Told once; the codes made before end.' })
  @Allow('account')
  @StepUp()
  async makeRecoveryCodes(@Context() context: RequestContext) {
    return this.#works.run(context, makeRecoveryCodes);
  }

  @Mutation(() => SignInWithPasswordResult, { description: 'Says the same for every wrong pair.' })
  @Allow('public')
  async signInWithPassword(
    @Args('email') email: string,
    @Args('password') password: string,
    @Context() context: RequestContext,
  ) {
    const objection = await this.#limits.objectionToTry(limitsOfPasswords(email, context.address));
    if (objection) return asRefusal(objection);
    const found = await accountOfPassword(this.#works.view(context), { email, password });
    if (isRefused(found)) return asRefusal(found);
    const answer = await this.#works.run(context, (work) =>
      signInWithPassword(work, found.accountId, browserOf(context)),
    );
    return answer instanceof Refusal ? answer : this.#door.enter(context, answer);
  }

  @Mutation(() => SignInWithRecoveryCodeResult)
  @Allow('public')
  async signInWithRecoveryCode(@Args('code') code: string, @Context() context: RequestContext) {
    const objection = await this.#limits.objectionToTry([limitFor('codes from', context.address, CODES_MAX)]);
    if (objection) return asRefusal(objection);
    const answer = await this.#works.run(context, (work) =>
      signInWithRecoveryCode(work, code, browserOf(context)),
    );
    return answer instanceof Refusal ? answer : this.#door.enter(context, answer);
  }

  @Mutation(() => StepUpWithPasswordResult)
  @Allow('account')
  async stepUpWithPassword(@Args('password') password: string, @Context() context: RequestContext) {
    const { actor } = context;
    const view = this.#works.view(context);
    const id = actor.kind === 'person' ? actor.accountId : '';
    const objection = await this.#limits.objectionToTry([limitOfOwnPassword(id)]);
    if (objection) return asRefusal(objection);
    const { email } = await view.db.findOneByOrFail(Account, { id });
    const found = await accountOfPassword(view, { email, password });
    return isRefused(found) ? asRefusal(found) : this.#works.run(context, stepUpWithPassword);
  }
}
