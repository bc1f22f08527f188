import { Controller, Get, Headers, Inject, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { findBundle } from './find-bundle.ts';
import type { Bundle } from './find-bundle.ts';

/** Bundles of large decisions take a moment to make; so many are kept for those who ask again. */
const KEPT_MAX = 8;
/** As long as a kept bundle is sent without looking at the rows again. */
const KEPT_MS = 60_000;

type Kept = { readonly bundle: Bundle; readonly at: number };

/** `GET /decisions/:id/bundle.json`: public once the decision is closed. */
@Controller('decisions')
export class BundleController {
  readonly #source: DataSource;
  readonly #kept = new Map<string, Kept>();

  constructor(@Inject(DataSource) source: DataSource) {
    this.#source = source;
  }

  @Get(':id/bundle.json')
  async bundle(
    @Param('id') id: string,
    @Headers('if-none-match') known: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const bundle = await this.#find(id);
    if (!bundle) {
      await reply.code(404).send({ code: 'NOT_FOUND' });
      return;
    }
    const tag = `"${bundle.logHead}"`;
    reply.header('etag', tag).header('cache-control', 'public, no-cache');
    if (known === tag) {
      await reply.code(304).send();
      return;
    }
    await reply
      .header('content-type', 'application/json; charset=utf-8')
      .header('content-disposition', `attachment; filename="decision-${bundle.number}.json"`)
      .send(bundle.text);
  }

  async #find(id: string): Promise<Bundle | null> {
    const kept = this.#kept.get(id);
    if (kept && Date.now() - kept.at < KEPT_MS) return kept.bundle;
    const bundle = await findBundle(this.#source.manager, id);
    if (!bundle) return null;
    this.#kept.delete(id);
    this.#kept.set(id, { bundle, at: Date.now() });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > KEPT_MAX && oldest !== undefined) this.#kept.delete(oldest);
    return bundle;
  }
}
