import { Readable } from 'node:stream';
import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { BYTE_ORDER_MARK, cellsOf, csvLine, dayOf, registerColumns } from '@plenaria/membership';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { answerNo } from '../files/answer-no.ts';
import { FileDoor } from '../files/file-door.ts';
import { noteFile } from '../privacy/note-in-trail.ts';
import { Spreadsheets } from '../spreadsheet/spreadsheets.ts';
import { Works } from '../work.ts';
import { AsOf } from './as-of.ts';
import { readsAddresses, registerRows } from './register-rows.ts';
import type { RowsAsked } from './register-rows.ts';
import { XLSX } from './register-upload.ts';

const text = z.string().max(200).optional();

/** What stands behind the `?`: the same names as in the address of the register. */
const Asked = z.object({
  asOf: AsOf,
  search: text,
  class: text,
  custodian: text,
  kind: z.enum(['organisation', 'individual']).optional(),
});

type Export = RowsAsked & { readonly name: string; readonly file: string };

/** The list that an address of the register shows, as a file. Members get it; visitors read the page. */
@Controller('register')
export class RegisterExportController {
  readonly #works: Works;
  readonly #door: FileDoor;
  readonly #spreadsheets: Spreadsheets;

  constructor(
    @Inject(Works) works: Works,
    @Inject(FileDoor) door: FileDoor,
    @Inject(Spreadsheets) spreadsheets: Spreadsheets,
  ) {
    this.#works = works;
    this.#door = door;
    this.#spreadsheets = spreadsheets;
  }

  @Get('export.csv')
  async csv(@Query() query: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const asked = await this.#admit('csv', query, request, reply);
    if (!asked) return;
    await asFile(reply, 'text/csv; charset=utf-8', asked.file).send(Readable.from(csvOf(asked)));
  }

  @Get('export.xlsx')
  async xlsx(@Query() query: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const asked = await this.#admit('xlsx', query, request, reply);
    if (!asked) return;
    const rows: (readonly string[])[] = [registerColumns];
    for await (const members of registerRows(asked)) rows.push(...members.map(cellsOf));
    const file = await this.#spreadsheets.write(asked.name, rows);
    await asFile(reply, XLSX, asked.file).send(file);
  }

  async #admit(
    ending: 'csv' | 'xlsx',
    query: unknown,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<Export | null> {
    const [, question] = request.url.split('?', 2);
    const context = await this.#door.admit(request, reply, {
      permissions: ['signedIn'],
      scope: 'register:read',
      page: question ? `/people?${question}` : '/people',
      asksAgain: readsAddresses,
    });
    if (!context) return null;
    const asked = Asked.safeParse(query);
    if (!asked.success) {
      const fields = asked.error.issues.map(({ path }) => ({ field: path.join('.'), reason: 'invalid' }));
      await answerNo(request, reply, { code: 'INVALID_INPUT', details: { fields } });
      return null;
    }
    const { asOf = dayOf(context.now), search = null, custodian = null, kind = null } = asked.data;
    const filter = { asOf, search, custodian, kind, class: asked.data.class ?? null };
    const read: RowsAsked['read'] = (see) => this.#works.read(context, see);
    const name = `register-${asOf}`;
    const file = `${name}.${ending}`;
    await read((view) => noteFile(view, file, null));
    return { read, filter, name, file };
  }
}

async function* csvOf(asked: Export): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLine(registerColumns);
  for await (const members of registerRows(asked))
    yield members.map((member) => csvLine(cellsOf(member))).join('');
}

function asFile(reply: FastifyReply, type: string, name: string): FastifyReply {
  return reply
    .header('content-type', type)
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'private, no-store');
}
