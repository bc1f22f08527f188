import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { isLanguage } from '@plenaria/i18n';
import type { Language } from '@plenaria/i18n';
import { dayOf, isSlug } from '@plenaria/membership';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { answerNo } from '../files/answer-no.ts';
import { FileDoor } from '../files/file-door.ts';
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

/** Whose register it is says the rest; to everybody else there is none. */
const FOR_KEEPERS = { permissions: ['account'], scope: null, page: '/people' } as const;

/** `GET /register/members.pdf?custodian=&asOf=&language=`: what an authority asks a custodian for. */
@Controller('register')
export class StatutoryRegisterController {
  readonly #works: Works;
  readonly #door: FileDoor;
  readonly #registers: StatutoryRegisters;

  constructor(
    @Inject(Works) works: Works,
    @Inject(FileDoor) door: FileDoor,
    @Inject(StatutoryRegisters) registers: StatutoryRegisters,
  ) {
    this.#works = works;
    this.#door = door;
    this.#registers = registers;
  }

  @Get('members.pdf')
  async pdf(
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const context = await this.#door.admit(request, reply, FOR_KEEPERS);
    if (!context) return;
    const wrong = (fields: readonly object[]) =>
      answerNo(request, reply, { code: 'INVALID_INPUT', details: { fields } });
    const asked = Asked.safeParse(query);
    if (!asked.success)
      return wrong(asked.error.issues.map(({ path }) => ({ field: path.join('.'), reason: 'invalid' })));
    const today = dayOf(context.now);
    const { custodian, asOf = today } = asked.data;
    // A paper that says who the members are says it of a day that has come.
    if (asOf > today) return wrong([{ field: 'asOf', reason: 'dayToCome', today }]);
    const file = `${custodian}-members-${asOf}.pdf`;
    const found = await this.#works.read(context, async (view) => {
      const register = await findStatutoryRegister(view, custodian, asOf);
      if (register) await noteFile(view, file, null);
      return register;
    });
    if (!found) return answerNo(request, reply, { code: 'NOT_FOUND' });
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
