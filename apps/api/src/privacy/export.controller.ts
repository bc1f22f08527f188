import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerNo } from '../files/answer-no.ts';
import { FileDoor } from '../files/file-door.ts';
import { isId } from '../membership/is-id.ts';
import { Works } from '../work.ts';
import type { Work } from '../work.ts';
import { noteInTrail } from './note-in-trail.ts';

const TYPES = {
  json: 'application/json; charset=utf-8',
  html: 'text/html; charset=utf-8',
} as const;
type Ending = keyof typeof TYPES;

/** Everything about somebody in one file is asked for again as it was when it was made. */
const OWN_ALONE = { permissions: ['account'], scope: null, page: '/me/data', asksAgain: () => true } as const;

/** `GET /personal-data/:id.json` and `.html`: an export, for whoever asked for it and nobody else. */
@Controller('personal-data')
export class ExportController {
  readonly #door: FileDoor;
  readonly #works: Works;

  constructor(@Inject(FileDoor) door: FileDoor, @Inject(Works) works: Works) {
    this.#door = door;
    this.#works = works;
  }

  @Get(':file')
  async file(
    @Param('file') file: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [id = '', ending = ''] = file.split('.');
    const context = await this.#door.admit(request, reply, OWN_ALONE);
    if (!context) return;
    const text =
      isEnding(ending) && isId(id)
        ? await this.#works.attempt(context, (work) => fetchExport(work, id, ending))
        : null;
    if (typeof text !== 'string' || !isEnding(ending)) return answerNo(request, reply, { code: 'NOT_FOUND' });
    await reply
      .header('cache-control', 'no-store')
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
