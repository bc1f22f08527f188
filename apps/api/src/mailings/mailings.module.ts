import { Inject, Module } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { JobRegistry } from '../jobs/job-registry.ts';
import { Works } from '../work.ts';
import { addressMailing } from './address-mailing.ts';
import { MailingsResolver } from './mailings.resolver.ts';

/** Letters to many members at once: news, which may be refused, and formal notices. */
@Module({ providers: [MailingsResolver] })
export class MailingsModule implements OnModuleInit {
  readonly #registry: JobRegistry;
  readonly #works: Works;

  constructor(@Inject(JobRegistry) registry: JobRegistry, @Inject(Works) works: Works) {
    this.#registry = registry;
    this.#works = works;
  }

  onModuleInit(): void {
    this.#registry.handle('send-mailing', z.object({ mailingId: z.uuid() }), (asking, { mailingId }) =>
      addressMailing(this.#works, asking, mailingId),
    );
  }
}
