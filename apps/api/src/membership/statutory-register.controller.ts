import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { isLanguage } from '@plenaria/i18n';
import type { Language } from '@plenaria/i18n';
import { dayOf, isSlug } from '@plenaria/membership';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ContextMaker } from '../graphql/make-context.ts';
import { noteFile } from '../privacy/note-in-trail.ts';
import { Works } from '../work.ts';
import { AsOf } from './as-of.ts';
import { findStatutoryRegister } from './find-statutory-register.ts';
import { StatutoryRegisters } from './statutory-registers.ts';

const Asked = z.object({
  custodian: z.string().refine(isSlug),
  asOf: AsOf,
  language: z.string().refine(isLanguage).optional(),
});

/** `GET /register/members.pdf?custodian=&asOf=&language=`: what an authority asks a custodian for. */
@Controller('register')
export class StatutoryRegisterController {
  readonly #works: Works;
  readonly #contexts: ContextMaker;
  readonly #registers: StatutoryRegisters;

  constructor(
    @Inject(Works) works: Works,
    @Inject(ContextMaker) contexts: ContextMaker,
    @Inject(StatutoryRegisters) registers: StatutoryRegisters,
  ) {
    this.#works = works;
    this.#contexts = contexts;
    this.#registers = registers;
  }

  @Get('members.pdf')
  async pdf(
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const context = await this.#contexts.make(request, reply);
    const asked = Asked.safeParse(query);
    if (context.actor.kind === 'visitor') {
      await reply.code(401).send({ code: 'NOT_SIGNED_IN' });
      return;
    }
    if (!asked.success) {
      const fields = asked.error.issues.map(({ path }) => ({ field: path.join('.'), reason: 'invalid' }));
      await reply.code(400).send({ code: 'INVALID_INPUT', details: { fields } });
      return;
    }
    const { custodian, asOf = dayOf(context.now) } = asked.data;
    const file = `${custodian}-members-${asOf}.pdf`;
    const found = await this.#works.read(context, async (view) => {
      const register = await findStatutoryRegister(view, custodian, asOf);
      if (register) await noteFile(view, file, null);
      return register;
    });
    if (!found) {
      await reply.code(404).send({ code: 'NOT_FOUND' });
      return;
    }
    const language = asked.data.language ?? found.custodian.languages.find(isLanguage) ?? 'en';
    const asking = { register: found, language: language as Language, now: context.now };
    const printed = await this.#registers.print(asking);
    await reply
      .header('content-type', 'application/pdf')
      .header('content-disposition', `attachment; filename="${file}"`)
      .header('cache-control', 'private, no-store')
      .send(printed);
  }
}
