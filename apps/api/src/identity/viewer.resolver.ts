import { Inject } from '@nestjs/common';
import { Context, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '../context.ts';
import { Allow, RoleEnum } from '../graphql/allow.ts';
import type { Role } from '../graphql/allow.ts';
import { Instant } from '../graphql/scalars.ts';
import { Works } from '../work.ts';
import { Account } from './account.ts';
import { findBelongs, findRoles, findSessions } from './find-viewer.ts';
import { findPasskeys } from './passkeys/find-passkeys.ts';
import { Passkey } from './passkeys/passkey.ts';
import { passwordSetAt, recoveryCodesLeft } from './secrets/find-secrets.ts';
import { Session } from './session.ts';
import { Viewer } from './viewer.ts';

/** Who asks, as they see themselves. */
@Resolver(() => Viewer)
export class ViewerResolver {
  readonly #works: Works;

  constructor(@Inject(Works) works: Works) {
    this.#works = works;
  }

  @Query(() => Viewer, { nullable: true, description: 'The person who asks; null for a visitor.' })
  @Allow('public')
  async viewer(@Context() context: RequestContext): Promise<Viewer | null> {
    if (context.actor.kind !== 'person') return null;
    const { db } = this.#works.view(context);
    const account = await db.findOneBy(Account, { id: context.actor.accountId });
    return account ? Viewer.of(account, context.actor.sessionId) : null;
  }

  @ResolveField(() => [RoleEnum])
  @Allow('public')
  async roles(@Parent() viewer: Viewer, @Context() context: RequestContext): Promise<readonly Role[]> {
    return findRoles(this.#works.view(context), viewer.accountId);
  }

  @ResolveField(() => Boolean, {
    description: 'May they read what is the members’ alone? Who only applies to join, or has left, may not.',
  })
  @Allow('public')
  async belongs(@Parent() viewer: Viewer, @Context() context: RequestContext): Promise<boolean> {
    return findBelongs(this.#works.view(context), viewer.accountId);
  }

  @ResolveField(() => [Session], { description: 'Where this person is signed in, the latest use first.' })
  @Allow('public')
  async sessions(@Parent() viewer: Viewer, @Context() context: RequestContext): Promise<readonly Session[]> {
    return findSessions(this.#works.view(context), viewer);
  }

  @ResolveField(() => Instant, { nullable: true, description: 'Null when there is none.' })
  @Allow('public')
  async passwordSetAt(@Parent() viewer: Viewer, @Context() context: RequestContext): Promise<Date | null> {
    return passwordSetAt(this.#works.view(context), viewer.accountId);
  }

  @ResolveField(() => Int)
  @Allow('public')
  async recoveryCodesLeft(@Parent() viewer: Viewer, @Context() context: RequestContext): Promise<number> {
    return recoveryCodesLeft(this.#works.view(context), viewer.accountId);
  }

  @ResolveField(() => [Passkey], { description: 'What signs this person in without a letter.' })
  @Allow('public')
  async passkeys(@Parent() viewer: Viewer, @Context() context: RequestContext): Promise<readonly Passkey[]> {
    return findPasskeys(this.#works.view(context), viewer.accountId);
  }
}
