import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { CONFIG } from '../config.ts';
import type { Config } from '../config.ts';
import { forgetEnded } from '../jobs/job-queue.ts';
import { JobRegistry } from '../jobs/job-registry.ts';
import { Jobs } from '../jobs/jobs.ts';
import { sealingKeys } from '../operations/sealed.ts';
import type { SealingKeys } from '../operations/sealed.ts';
import { Works } from '../work.ts';
import type { Asking } from '../work.ts';
import { eraseEverywhere, findErasuresDue } from './erase-due.ts';
import { keepNoLonger } from './keep-no-longer.ts';
import { makeExport } from './make-export.ts';

const HOUR_SECONDS = 3_600;

/** What the program does about personal data by itself. Every job may come twice; the second finds nothing to do. */
@Injectable()
export class PrivacyJobs implements OnModuleInit {
  readonly #config: Config;
  readonly #keys: SealingKeys;
  readonly #registry: JobRegistry;
  readonly #jobs: Jobs;
  readonly #works: Works;

  constructor(
    @Inject(CONFIG) config: Config,
    @Inject(JobRegistry) registry: JobRegistry,
    @Inject(Jobs) jobs: Jobs,
    @Inject(Works) works: Works,
  ) {
    this.#config = config;
    this.#keys = sealingKeys(config);
    this.#registry = registry;
    this.#jobs = jobs;
    this.#works = works;
  }

  onModuleInit(): void {
    this.#registry.handle('make-export', z.object({ exportId: z.uuid() }), async (asking, { exportId }) => {
      await this.#works.attempt(asking, (work) => makeExport(work, this.#keys, exportId));
    });
    this.#registry.handle('erase-person', z.object({ personId: z.uuid() }), (asking, { personId }) =>
      this.#erase(asking, personId),
    );
    this.#registry.every('erase-due', HOUR_SECONDS, (asking) => this.#eraseDue(asking));
    this.#registry.every('keep-no-longer', HOUR_SECONDS, async (asking) => {
      await keepNoLonger(this.#works, asking);
      await forgetEnded(this.#jobs.queue);
    });
  }

  /** One that something is wrong with holds up none of the others, and the operator is told of it. */
  async #eraseDue(asking: Asking): Promise<void> {
    const due = await findErasuresDue(this.#works, asking);
    const failures: unknown[] = [];
    for (const personId of due)
      await this.#erase(asking, personId).catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw failures[0];
  }

  async #erase(asking: Asking, personId: string): Promise<void> {
    const { home } = this.#config;
    const tools = { works: this.#works, jobs: this.#jobs.queue, home, keys: this.#keys };
    await eraseEverywhere(tools, asking, personId);
  }
}
