import { Inject } from '@nestjs/common';
import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { isRefused } from '@plenaria/kernel';
import type { RequestContext } from '../context.ts';
import { Allow } from '../graphql/allow.ts';
import { answerOf, asRefusal, Refusal } from '../graphql/refusal.ts';
import { StepUp } from '../graphql/step-up.ts';
import { browserOf, Door } from '../identity/door.ts';
import { limitFor, RateLimits } from '../identity/rate-limits.ts';
import { SignedIn } from '../identity/viewer.ts';
import type { Asking } from '../work.ts';
import { Works } from '../work.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { limitsOfInvitations } from './add-invitation.ts';
import { findInvitations, findMayInvite } from './find-invitations.ts';
import { Invitation, InvitationToMe, MayInvite } from './invitation.ts';
import { inviteToJoin } from './invite-to-join.ts';
import { inviteToMember } from './invite-to-member.ts';
import { lookAtInvitation } from './open-invitation.ts';
import { sendInvitationAgain } from './send-invitation-again.ts';
import { withdrawInvitation } from './withdraw-invitation.ts';

const InvitationResult = answerOf('InvitationResult', InvitationToMe);
const InviteToMemberResult = answerOf('InviteToMemberResult', Invitation);
const InviteToJoinResult = answerOf('InviteToJoinResult', Invitation);
const SendInvitationAgainResult = answerOf('SendInvitationAgainResult', Invitation);
const WithdrawInvitationResult = answerOf('WithdrawInvitationResult', Invitation);
const AcceptInvitationResult = answerOf('AcceptInvitationResult', SignedIn);

/** A token cannot be guessed; whoever keeps trying only costs us work. */
const TRIES_MAX = 1000;
/** Letters about one invitation in a quarter of an hour. */
const AGAIN_MAX = 3;

/** Inviting people, and accepting. */
@Resolver()
export class InvitationsResolver {
  readonly #works: Works;
  readonly #limits: RateLimits;
  readonly #door: Door;

  constructor(@Inject(Works) works: Works, @Inject(RateLimits) limits: RateLimits, @Inject(Door) door: Door) {
    this.#works = works;
    this.#limits = limits;
    this.#door = door;
  }

  @Allow('signedIn')
  @Query(() => [Invitation], { description: 'Those that the asker could have sent, the newest 100.' })
  async invitations(
    @Args('member', { type: () => String, nullable: true }) member: string | null,
    @Context() context: RequestContext,
  ): Promise<readonly Invitation[]> {
    return this.#works.read(context, (view) => findInvitations(view, member ?? null));
  }

  @Allow('account')
  @Query(() => [MayInvite], { description: 'What the asker may invite to.' })
  async mayInvite(
    @Args('member', { type: () => String, nullable: true }) member: string | null,
    @Context() context: RequestContext,
  ): Promise<readonly MayInvite[]> {
    return this.#works.read(context, (view) => findMayInvite(view, member ?? null));
  }

  @Allow('public')
  @Query(() => InvitationResult, {
    description: 'What the link of an invitation is for; nothing is accepted yet.',
  })
  async invitation(
    @Args('token') token: string,
    @Context() context: RequestContext,
  ): Promise<InvitationToMe | Refusal> {
    const objection = await this.#objectionToTry(context);
    if (objection) return objection;
    const answer = await this.#works.read(asProgram(context), (view) => lookAtInvitation(view, token));
    return isRefused(answer) ? asRefusal(answer) : answer;
  }

  @Allow('signedIn')
  @StepUp()
  @Mutation(() => InviteToMemberResult, { description: 'To speak or take part for an organisation.' })
  async inviteToMember(
    @Args('memberId', { type: () => ID }) memberId: string,
    @Args('role') role: string,
    @Args('name') name: string,
    @Args('email') email: string,
    @Args('language') language: string,
    @Context() context: RequestContext,
  ): Promise<Invitation | Refusal> {
    const objection = await this.#objectionToInvite(context, email);
    const asked = { memberId, role, name, email, language };
    return objection ?? this.#works.run(context, (work) => inviteToMember(work, asked));
  }

  @Allow('secretary', 'custodian')
  @Mutation(() => InviteToJoinResult, { description: 'To apply through a custodian.' })
  async inviteToJoin(
    @Args('custodian') custodian: string,
    @Args('name') name: string,
    @Args('email') email: string,
    @Args('language') language: string,
    @Context() context: RequestContext,
  ): Promise<Invitation | Refusal> {
    const objection = await this.#objectionToInvite(context, email);
    const asked = { custodian, name, email, language };
    return objection ?? this.#works.run(context, (work) => inviteToJoin(work, asked));
  }

  @Allow('signedIn')
  @Mutation(() => SendInvitationAgainResult)
  async sendInvitationAgain(
    @Args('id', { type: () => ID }) id: string,
    @Context() context: RequestContext,
  ): Promise<Invitation | Refusal> {
    const objection = await this.#limits.objectionToTry([limitFor('invitation again', id, AGAIN_MAX)]);
    if (objection) return asRefusal(objection);
    return this.#works.run(context, (work) => sendInvitationAgain(work, id));
  }

  @Allow('signedIn')
  @Mutation(() => WithdrawInvitationResult)
  async withdrawInvitation(
    @Args('id', { type: () => ID }) id: string,
    @Context() context: RequestContext,
  ): Promise<Invitation | Refusal> {
    return this.#works.run(context, (work) => withdrawInvitation(work, id));
  }

  @Allow('public')
  @Mutation(() => AcceptInvitationResult, {
    description: 'By the link of the letter; signs in whom it was sent to.',
  })
  async acceptInvitation(
    @Args('token') token: string,
    @Context() context: RequestContext,
  ): Promise<SignedIn | Refusal> {
    const objection = await this.#objectionToTry(context);
    if (objection) return objection;
    const guest = { actor: context.actor, browser: browserOf(context) };
    const answer = await this.#works.run(asProgram(context), (work) => acceptInvitation(work, token, guest));
    return answer instanceof Refusal ? answer : this.#door.enter(context, answer);
  }

  async #objectionToInvite(context: RequestContext, email: string): Promise<Refusal | null> {
    const account = context.actor.kind === 'person' ? context.actor.accountId : '';
    const objection = await this.#limits.objectionToTry(limitsOfInvitations(email, account));
    return objection && asRefusal(objection);
  }

  async #objectionToTry({ address }: RequestContext): Promise<Refusal | null> {
    const objection = await this.#limits.objectionToTry([limitFor('invitation from', address, TRIES_MAX)]);
    return objection && asRefusal(objection);
  }
}

/** Whoever holds a link need not be known here: it is looked up by the program itself. */
function asProgram({ now }: Asking): Asking {
  return { now, actor: { kind: 'system', name: 'invitations' } };
}
