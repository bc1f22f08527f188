import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { isRefused } from '@plenaria/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG } from '../config.ts';
import type { Config } from '../config.ts';
import { ContextMaker } from '../graphql/make-context.ts';
import { holds } from '../graphql/permissions.ts';
import { Works } from '../work.ts';
import { exportConstitution } from './export-constitution.ts';

/** `GET /constitution.json`: what the federation is made of, as one signed file, for every member. */
@Controller()
export class ConstitutionController {
  readonly #works: Works;
  readonly #contexts: ContextMaker;
  readonly #config: Config;

  constructor(
    @Inject(Works) works: Works,
    @Inject(ContextMaker) contexts: ContextMaker,
    @Inject(CONFIG) config: Config,
  ) {
    this.#works = works;
    this.#contexts = contexts;
    this.#config = config;
  }

  @Get('constitution.json')
  async constitution(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { actor, now } = await this.#contexts.make(request, reply);
    if (!holds(actor, ['signedIn'])) {
      const isVisitor = actor.kind === 'visitor';
      await reply.code(isVisitor ? 401 : 403).send({ code: isVisitor ? 'NOT_SIGNED_IN' : 'NOT_ALLOWED' });
      return;
    }
    // The federation itself speaks in it, and nobody's own rows are in it.
    const asking = { actor: { kind: 'system', name: 'constitution' }, now } as const;
    const answer = await this.#works.read(asking, (view) => exportConstitution(view, this.#config.home));
    if (isRefused(answer)) {
      await reply.code(409).send({ code: answer.refused, details: answer.details });
      return;
    }
    await reply
      .header('content-type', 'application/json; charset=utf-8')
      .header('content-disposition', 'attachment; filename="constitution.json"')
      .header('cache-control', 'private, no-store')
      .send(answer);
  }
}
