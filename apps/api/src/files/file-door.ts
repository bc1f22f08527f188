import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RequestContext } from '../context.ts';
import type { Permission } from '../graphql/allow.ts';
import { ContextMaker } from '../graphql/make-context.ts';
import { holds } from '../graphql/permissions.ts';
import type { Scope } from '../graphql/scopes.ts';
import { TokenDoor } from '../identity/api-tokens/token-door.ts';
import type { Actor } from '../work.ts';
import { answerNo } from './answer-no.ts';
import type { FileNo } from './answer-no.ts';

/** What a route for files says about itself, as `@Allow` and `@Scoped` do about a field. */
export type FileRule = {
  readonly permissions: readonly Permission[];
  /** Which tokens may have it; null for none. */
  readonly scope: Scope | null;
  /** The page on which people find it, where a browser is sent that cannot have it yet. */
  readonly page: string;
  /** Is it dangerous in the hands of whoever finds an open browser, for this actor? */
  readonly asksAgain?: (actor: Actor) => boolean;
};

/** The one door before every file that is not public: who asks, with what, and why not. */
@Injectable()
export class FileDoor {
  readonly #contexts: ContextMaker;
  readonly #tokens: TokenDoor;

  constructor(@Inject(ContextMaker) contexts: ContextMaker, @Inject(TokenDoor) tokens: TokenDoor) {
    this.#contexts = contexts;
    this.#tokens = tokens;
  }

  /** Who asks, when nothing stands in the way; otherwise the request is answered, and null. */
  async admit(request: FastifyRequest, reply: FastifyReply, rule: FileRule): Promise<RequestContext | null> {
    if (await this.#tokens.turnsAway(request, reply)) return null;
    const context = await this.#contexts.make(request, reply);
    const no = objectionToFetch(context.actor, rule);
    if (no === null) return context;
    await answerNo(request, reply, no, rule.page);
    return null;
  }
}

/** The first reason why this actor does not get the file. */
function objectionToFetch(actor: Actor, rule: FileRule): FileNo | null {
  const { permissions, scope, asksAgain } = rule;
  const scopes = actor.kind === 'person' ? actor.scopes : undefined;
  if (scopes && scope === null) return { code: 'NOT_FOR_TOKENS' };
  if (scopes && scope !== null && !scopes.includes(scope))
    return { code: 'SCOPE_MISSING', details: { scope } };
  if (!holds(actor, permissions)) return { code: actor.kind === 'visitor' ? 'NOT_SIGNED_IN' : 'NOT_ALLOWED' };
  if (actor.kind === 'person' && !actor.isCertain && asksAgain?.(actor)) return { code: 'STEP_UP_NEEDED' };
  return null;
}
