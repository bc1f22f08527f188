import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { isRefused } from '@plenaria/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG } from '../config.ts';
import type { Config } from '../config.ts';
import { answerNo } from '../files/answer-no.ts';
import { FileDoor } from '../files/file-door.ts';
import { Works } from '../work.ts';
import { exportConstitution } from './export-constitution.ts';

const FOR_MEMBERS = { permissions: ['signedIn'], scope: null, page: '/admin' } as const;

/** `GET /constitution.json`: what the federation is made of, as one signed file, for every member. */
@Controller()
export class ConstitutionController {
  readonly #works: Works;
  readonly #door: FileDoor;
  readonly #config: Config;

  constructor(@Inject(Works) works: Works, @Inject(FileDoor) door: FileDoor, @Inject(CONFIG) config: Config) {
    this.#works = works;
    this.#door = door;
    this.#config = config;
  }

  @Get('constitution.json')
  async constitution(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const context = await this.#door.admit(request, reply, FOR_MEMBERS);
    if (!context) return;
    // The federation itself speaks in it, and nobody's own rows are in it.
    const asking = { actor: { kind: 'system', name: 'constitution' }, now: context.now } as const;
    const answer = await this.#works.read(asking, (view) => exportConstitution(view, this.#config.home));
    if (isRefused(answer)) return answerNo(request, reply, { code: answer.refused, details: answer.details });
    await reply
      .header('content-type', 'application/json; charset=utf-8')
      .header('content-disposition', 'attachment; filename="constitution.json"')
      .header('cache-control', 'private, no-store')
      .send(answer);
  }
}
