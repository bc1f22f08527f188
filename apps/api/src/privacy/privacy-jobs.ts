import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { JobRegistry } from '../jobs/job-registry.ts';
import { Works } from '../work.ts';
import { keepNoLonger } from './keep-no-longer.ts';

const HOUR_SECONDS = 3_600;

/** What the program does about personal data by itself. */
@Injectable()
export class PrivacyJobs implements OnModuleInit {
  readonly #registry: JobRegistry;
  readonly #works: Works;

  constructor(@Inject(JobRegistry) registry: JobRegistry, @Inject(Works) works: Works) {
    this.#registry = registry;
    this.#works = works;
  }

  onModuleInit(): void {
    this.#registry.every('keep-no-longer', HOUR_SECONDS, (asking) => keepNoLonger(this.#works, asking));
  }
}
