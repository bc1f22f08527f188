import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { isRefused } from '@plenaria/kernel';
import { isSlug } from '@plenaria/membership';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CONFIG } from '../config.ts';
import type { Config } from '../config.ts';
import { answerNo } from '../files/answer-no.ts';
import { FileDoor } from '../files/file-door.ts';
import { Works } from '../work.ts';
import { exportConstitution } from './export-constitution.ts';

const FOR_MEMBERS = { permissions: ['signedIn'], scope: null, page: '/admin' } as const;
const Asked = z.object({ documentsOf: z.string().refine(isSlug).optional() });

/** `GET /constitution.json?documentsOf=`: what the federation is made of, as one signed file, for every member. */
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
  async constitution(
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const context = await this.#door.admit(request, reply, FOR_MEMBERS);
    if (!context) return;
    const asked = Asked.safeParse(query);
    if (!asked.success) {
      const details = { fields: [{ field: 'documentsOf', reason: 'refusals:field.invalid' }] };
      return answerNo(request, reply, { code: 'INVALID_INPUT', details });
    }
    const exporting = { home: this.#config.home, documentsOf: asked.data.documentsOf ?? null };
    // The federation itself speaks in it, and nobody's own rows are in it.
    const asking = { actor: { kind: 'system', name: 'constitution' }, now: context.now } as const;
    const answer = await this.#works.read(asking, (view) => exportConstitution(view, exporting));
    if (isRefused(answer))
      return answerNo(request, reply, { code: answer.refused, details: { ...answer.details } });
    await reply
      .header('content-type', 'application/json; charset=utf-8')
      .header('content-disposition', 'attachment; filename="constitution.json"')
      .header('cache-control', 'private, no-store')
      .send(answer);
  }
}
