import { Controller, Get, Headers, Inject, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
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
    @Headers('if-none-match') known: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const bundled = await findBundled(this.#source.manager, id);
    if (!bundled) {
      await reply.code(404).send({ code: 'NOT_FOUND' });
      return;
    }
    const tag = `"${bundled.logHead}"`;
    reply.header('etag', tag).header('cache-control', 'public, no-cache');
    if (known === tag) {
      await reply.code(304).send();
      return;
    }
    await reply
      .header('content-type', 'application/json; charset=utf-8')
      .header('content-disposition', `attachment; filename="decision-${bundled.number}.json"`)
      .send(await this.#bundles.get(bundled));
  }
}
