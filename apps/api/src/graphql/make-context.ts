import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { addressOf } from '../address-of.ts';
import { CONFIG } from '../config.ts';
import type { Config } from '../config.ts';
import { ActorSource, languageOf, nowOf } from '../context.ts';
import type { RequestContext } from '../context.ts';
import { TokenDoor } from '../identity/api-tokens/token-door.ts';

/** Builds the context of a request: one look-up for who asks, everything else from its headers. */
@Injectable()
export class ContextMaker {
  readonly #config: Config;
  readonly #actors: ActorSource;
  readonly #tokens: TokenDoor;

  constructor(
    @Inject(CONFIG) config: Config,
    @Inject(ActorSource) actors: ActorSource,
    @Inject(TokenDoor) tokens: TokenDoor,
  ) {
    this.#config = config;
    this.#actors = actors;
    this.#tokens = tokens;
  }

  async make(request: FastifyRequest, reply: FastifyReply | null): Promise<RequestContext> {
    return {
      actor: this.#tokens.bearerOf(request) ?? (await this.#actors.actorOf(request.headers.cookie)),
      now: nowOf(request.headers, this.#config.timeTravel),
      language: languageOf(request.headers['accept-language']),
      requestId: String(request.id),
      address: addressOf(request, this.#config.proxyHops),
      userAgent: request.headers['user-agent'] ?? null,
      loaders: new Map(),
      request,
      reply,
    };
  }
}
