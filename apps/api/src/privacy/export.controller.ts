import { Controller, Get, Headers, Inject, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ActorSource } from '../context.ts';
import { isId } from '../membership/is-id.ts';
import { Works } from '../work.ts';
import type { Work } from '../work.ts';
import { noteInTrail } from './note-in-trail.ts';

const TYPES = {
  json: 'application/json; charset=utf-8',
  html: 'text/html; charset=utf-8',
} as const;
type Ending = keyof typeof TYPES;

/** `GET /personal-data/:id.json` and `.html`: an export, for whoever asked for it and nobody else. */
@Controller('personal-data')
export class ExportController {
  readonly #actors: ActorSource;
  readonly #works: Works;

  constructor(@Inject(ActorSource) actors: ActorSource, @Inject(Works) works: Works) {
    this.#actors = actors;
    this.#works = works;
  }

  @Get(':file')
  async file(
    @Param('file') file: string,
    @Headers('cookie') cookie: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [id = '', ending = ''] = file.split('.');
    const actor = await this.#actors.actorOf(cookie);
    const text =
      isEnding(ending) && isId(id)
        ? await this.#works.attempt({ actor, now: new Date() }, (work) => fetchExport(work, id, ending))
        : null;
    reply.header('cache-control', 'no-store');
    if (typeof text !== 'string' || !isEnding(ending)) {
      await reply.code(404).send({ code: 'NOT_FOUND' });
      return;
    }
    await reply
      .header('content-type', TYPES[ending])
      .header('content-disposition', `attachment; filename="my-data.${ending}"`)
      .send(text);
  }
}

function isEnding(ending: string): ending is Ending {
  return Object.hasOwn(TYPES, ending);
}

/** Row level security finds it for its own account alone. */
async function fetchExport(work: Work, id: string, ending: Ending): Promise<string | null> {
  const { actor, db } = work;
  if (actor.kind !== 'person') return null;
  const rows: readonly { text: string | null }[] = await db.query(
    `select ${ending} as text from privacy.export where id = $1 and account_id = $2`,
    [id, actor.accountId],
  );
  const text = rows[0]?.text ?? null;
  if (text !== null) await noteInTrail(work, { personId: actor.personId, what: 'export-fetched' });
  return text;
}
