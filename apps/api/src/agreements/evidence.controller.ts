import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { canonicalText } from '@plenaria/agreements';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG } from '../config.ts';
import type { Config } from '../config.ts';
import { answerNo } from '../files/answer-no.ts';
import { FileDoor } from '../files/file-door.ts';
import { noteFile } from '../privacy/note-in-trail.ts';
import { Works } from '../work.ts';
import { findCanonical } from './find-canonical.ts';
import { findSigned } from './find-signed.ts';
import { signedDocument } from './signed-document.ts';
import type { Signed } from './signed-document.ts';

/** What leaves the house as a file: a signed document with its proof, and the exact text that a hash is of. */
@Controller()
export class EvidenceController {
  readonly #works: Works;
  readonly #door: FileDoor;
  readonly #config: Config;

  constructor(@Inject(Works) works: Works, @Inject(FileDoor) door: FileDoor, @Inject(CONFIG) config: Config) {
    this.#works = works;
    this.#door = door;
    this.#config = config;
  }

  /** For those whom the acceptance concerns. */
  @Get('acceptances/:id/document.pdf')
  async signed(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const rule = {
      permissions: ['account'],
      scope: null,
      page: `/acceptances/${encodeURIComponent(id)}`,
    } as const;
    const context = await this.#door.admit(request, reply, rule);
    if (!context) return;
    const signed = await this.#works.read(context, async (view) => {
      const found = await findSigned(view, id, this.#config.publicUrl);
      if (found) await noteFile(view, fileOf(found), found.evidence.acceptance.personId);
      return found;
    });
    if (!signed) return answerNo(request, reply, { code: 'NOT_FOUND' });
    await reply
      .header('content-type', 'application/pdf')
      .header('content-disposition', `attachment; filename="${fileOf(signed)}"`)
      .header('cache-control', 'private, no-store')
      .send(await signedDocument(signed));
  }

  /** For everyone: only what is published has a hash that anybody could know. */
  @Get('agreements/texts/:file')
  async canonical(
    @Param('file') file: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [, sha256] = /^([0-9a-f]{64})\.json$/.exec(file) ?? [];
    const asking = { actor: { kind: 'visitor' }, now: new Date() } as const;
    const found = sha256 ? await this.#works.read(asking, (view) => findCanonical(view, sha256)) : null;
    if (!found) return answerNo(request, reply, { code: 'NOT_FOUND' });
    await reply
      .header('content-type', 'application/json; charset=utf-8')
      .header('content-disposition', `attachment; filename="text-${file}"`)
      .header('cache-control', 'public, max-age=31536000, immutable')
      .send(canonicalText(found));
  }
}

function fileOf({ evidence: { document, version } }: Signed): string {
  return `${document.slug}-${version.number}.pdf`;
}
