import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { CONFIG } from '../config.ts';
import type { Config } from '../config.ts';
import { JobRegistry } from '../jobs/job-registry.ts';
import { sealingKeys } from '../operations/sealed.ts';
import { Works } from '../work.ts';
import { freezeFigures } from './freeze-figures.ts';

/** It looks every hour whether a quarter has ended, so that a night without the program costs an hour of delay. */
const HOUR_SECONDS = 3_600;

/** What the program does about the figures by itself. */
@Injectable()
export class DiversityJobs implements OnModuleInit {
  readonly #config: Config;
  readonly #registry: JobRegistry;
  readonly #works: Works;

  constructor(
    @Inject(CONFIG) config: Config,
    @Inject(JobRegistry) registry: JobRegistry,
    @Inject(Works) works: Works,
  ) {
    this.#config = config;
    this.#registry = registry;
    this.#works = works;
  }

  onModuleInit(): void {
    const keys = sealingKeys(this.#config);
    this.#registry.every('freeze-figures', HOUR_SECONDS, async (asking) => {
      await this.#works.attempt(asking, (work) => freezeFigures(work, keys));
    });
  }
}
