import { Inject, Module } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { CONFIG } from '../config.ts';
import type { Config } from '../config.ts';
import { JobRegistry } from '../jobs/job-registry.ts';
import type { JobHandler } from '../jobs/job-registry.ts';
import { Notices } from '../notices/notices.ts';
import { pushKey } from '../notices/push-key.ts';
import { NoticesModule } from '../notices/notices.module.ts';
import { Works } from '../work.ts';
import { deliverLetter } from './deliver-letter.ts';
import { layInbox } from './inbox-page.ts';
import { letterSchema } from './letter.ts';
import type { Letter } from './letter.ts';
import { LetterReasons } from './letter-reasons.ts';
import { Mailbox } from './mailbox.ts';
import { Postman } from './postman.ts';
import { askForPushes } from './push/ask-for-pushes.ts';
import { deliverPush } from './push/deliver-push.ts';
import { pushSchema } from './push/push-job.ts';
import { sendDigests } from './send-digests.ts';

/** Mornings begin at every quarter of an hour somewhere. */
const DIGESTS_SECONDS = 900;
/** After two seconds, four, eight … for a day and more: as long as a mail server may be away, or put off whom it does
 *  not know yet. */
const TRIES_MAX = 17;

/** Letters and what devices tell: from the outbox, in the reader's language, through SMTP and push services. */
@Module({
  imports: [NoticesModule],
  providers: [LetterReasons, Mailbox, Postman],
  exports: [LetterReasons, Postman, Mailbox],
})
export class PostModule implements OnModuleInit {
  readonly #config: Config;
  readonly #registry: JobRegistry;
  readonly #works: Works;
  readonly #postman: Postman;
  readonly #mailbox: Mailbox;
  readonly #reasons: LetterReasons;
  readonly #notices: Notices;
  readonly #http: HttpAdapterHost;

  constructor(
    @Inject(CONFIG) config: Config,
    @Inject(JobRegistry) registry: JobRegistry,
    @Inject(Works) works: Works,
    @Inject(Postman) postman: Postman,
    @Inject(Mailbox) mailbox: Mailbox,
    @Inject(LetterReasons) reasons: LetterReasons,
    @Inject(Notices) notices: Notices,
    @Inject(HttpAdapterHost) http: HttpAdapterHost,
  ) {
    this.#config = config;
    this.#registry = registry;
    this.#works = works;
    this.#postman = postman;
    this.#mailbox = mailbox;
    this.#reasons = reasons;
    this.#notices = notices;
    this.#http = http;
  }

  onModuleInit(): void {
    const tools = {
      postman: this.#postman,
      reasons: this.#reasons,
      publicUrl: this.#config.publicUrl,
      works: this.#works,
      notices: this.#notices,
    };
    const deliver: JobHandler<Letter> = async (asking, letter, run) => {
      await askForPushes(this.#works, asking, { letter, key: run.id });
      await deliverLetter(this.#works.view(asking), letter, { ...tools, key: run.id });
    };
    this.#registry.handle('mail', letterSchema, deliver, { attempts: TRIES_MAX });
    this.#handlePushes();
    this.#registry.every('send-digests', DIGESTS_SECONDS, (asking) => sendDigests(this.#works, asking));
    // Commands start without HTTP.
    const fastify: FastifyInstance | undefined = this.#http?.httpAdapter?.getInstance();
    if (fastify) layInbox(fastify, this.#mailbox);
  }

  #handlePushes(): void {
    const { mailFrom, outwardRanges } = this.#config;
    // Whom a push service may write to when it does not like what we send (RFC 8292 §2.1).
    const contact = `mailto:${/<([^<>]+)>/.exec(mailFrom)?.[1] ?? mailFrom}`;
    const post = { key: () => pushKey(this.#config), contact, outwardRanges };
    const tools = { works: this.#works, reasons: this.#reasons, post };
    this.#registry.handle('push', pushSchema, (asking, order) => deliverPush(tools, asking, order), {
      forget: true,
    });
  }
}
