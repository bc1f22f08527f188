import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { answerNo } from '../files/answer-no.ts';
import { Bundles } from './bundles.ts';
import { findBundled } from './find-bundle.ts';

/** `GET /decisions/:id/bundle.json`: public once the decision is closed. */
@Controller('decisions')
export class BundleController {
  readonly #source: DataSource;
  readonly #bundles: Bundles;

  constructor(@Inject(DataSource) source: DataSource, @Inject(Bundles) bundles: Bundles) {
    this.#source = source;
    this.#bundles = bundles;
  }

  @Get(':id/bundle.json')
  async bundle(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const bundled = await findBundled(this.#source.manager, id);
    if (!bundled) return answerNo(request, reply, { code: 'NOT_FOUND' });
    const tag = `"${bundled.logHead}"`;
    reply.header('etag', tag).header('cache-control', 'public, no-cache');
    if (request.headers['if-none-match'] === tag) {
      await reply.code(304).send();
      return;
    }
    await reply
      .header('content-type', 'application/json; charset=utf-8')
      .header('content-disposition', `attachment; filename="decision-${bundled.number}.json"`)
      .send(await this.#bundles.get(bundled));
  }
}
