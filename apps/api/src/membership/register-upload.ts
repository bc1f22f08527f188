import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { REGISTER_FILE_BYTES_MAX } from '@plenaria/membership';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { answerNo } from '../files/answer-no.ts';
import type { FileNo } from '../files/answer-no.ts';
import { FileDoor } from '../files/file-door.ts';
import { ContextMaker } from '../graphql/make-context.ts';
import { Refusal } from '../graphql/refusal.ts';
import { Spreadsheets } from '../spreadsheet/spreadsheets.ts';
import { Works } from '../work.ts';
import { importRegister } from './import-register.ts';

const CSV = 'text/csv';
/** What a spreadsheet is called in HTTP. */
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const FOR_SECRETARIES = {
  permissions: ['secretary'],
  scope: 'register:write',
  page: '/admin/register',
} as const;

const TOO_LARGE: FileNo = {
  code: 'FILE_TOO_LARGE',
  details: { megabytes: REGISTER_FILE_BYTES_MAX / 1024 ** 2 },
};

/** What Fastify calls a body that it does not take, and how it is answered. */
const NOT_TAKEN: Readonly<Record<string, FileNo>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: TOO_LARGE,
  FST_ERR_CTP_INVALID_MEDIA_TYPE: { code: 'WRONG_TYPE' },
};

/**
 * `POST /register/import?dryRun=1` takes a register file as it is, CSV or .xlsx, larger than GraphQL bodies may be, and
 * answers `{ report }` or `{ refusal }`. Who asks is settled before a byte of the file is read; `text/csv` from another
 * site's page would need a permission (CORS) that nobody is given.
 */
@Injectable()
export class RegisterUpload implements OnModuleInit {
  readonly #works: Works;
  readonly #contexts: ContextMaker;
  readonly #door: FileDoor;
  readonly #http: HttpAdapterHost;
  readonly #spreadsheets: Spreadsheets;

  constructor(
    @Inject(Works) works: Works,
    @Inject(ContextMaker) contexts: ContextMaker,
    @Inject(FileDoor) door: FileDoor,
    @Inject(HttpAdapterHost) http: HttpAdapterHost,
    @Inject(Spreadsheets) spreadsheets: Spreadsheets,
  ) {
    this.#works = works;
    this.#contexts = contexts;
    this.#door = door;
    this.#http = http;
    this.#spreadsheets = spreadsheets;
  }

  async onModuleInit(): Promise<void> {
    const fastify = this.#http.httpAdapter.getInstance<FastifyInstance>();
    await fastify.register(async (scope) => {
      const options = { parseAs: 'buffer', bodyLimit: REGISTER_FILE_BYTES_MAX } as const;
      // Plain text would need no permission from a browser, so it is not taken.
      scope.removeAllContentTypeParsers();
      const whole = async (_request: FastifyRequest, body: Buffer) => body;
      for (const type of [CSV, XLSX]) scope.addContentTypeParser(type, options, whole);
      scope.post('/register/import', {
        bodyLimit: REGISTER_FILE_BYTES_MAX,
        errorHandler: async (error, request, reply) => {
          const no = NOT_TAKEN[error.code];
          if (!no) throw error;
          await answerNo(request, reply, no);
        },
        onRequest: async (request, reply) => this.#admit(request, reply),
        handler: async (request, reply) => this.#import(request, reply),
      });
    });
  }

  async #admit(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    if (!(await this.#door.admit(request, reply, FOR_SECRETARIES))) return;
    // Answered here the connection stays, and the rest is thrown away while it comes in: closed at once, whoever is
    // still sending would hear of a broken line and never read why.
    if (Number(request.headers['content-length']) > REGISTER_FILE_BYTES_MAX)
      await answerNo(request, reply, TOO_LARGE);
  }

  async #import(request: FastifyRequest, reply: FastifyReply): Promise<object> {
    const context = await this.#contexts.make(request, reply);
    const { dryRun } = request.query as { readonly dryRun?: string };
    const { actor } = context;
    // As the mutation importRegister does; looking changes nothing. A token was made by somebody who was certain.
    if (dryRun === '0' && actor.kind === 'person' && !actor.isCertain)
      return { refusal: { code: 'STEP_UP_NEEDED', details: {} } };
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const source = Spreadsheets.isOne(body) ? await this.#spreadsheets.read(body) : body.toString('utf8');
    const answer = await this.#works.run(context, (work) =>
      importRegister(work, { source, dryRun: dryRun !== '0' }),
    );
    return answer instanceof Refusal ? { refusal: answer } : { report: answer };
  }
}
