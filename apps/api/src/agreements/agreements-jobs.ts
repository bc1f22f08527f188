import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { JobRegistry } from '../jobs/job-registry.ts';
import { LOG } from '../log.ts';
import type { Log } from '../log.ts';
import { Works } from '../work.ts';
import type { Asking } from '../work.ts';
import { findUntold, tellAskedAgain } from './tell-asked-again.ts';

/** A day begins somewhere in the night: looking every hour, a program that was down then is late by an hour at most. */
const HOUR_SECONDS = 3_600;

/** What the program does about documents by itself. Every job may come twice; the second finds nobody to tell. */
@Injectable()
export class AgreementsJobs implements OnModuleInit {
  readonly #registry: JobRegistry;
  readonly #works: Works;
  readonly #log: Log;

  constructor(
    @Inject(JobRegistry) registry: JobRegistry,
    @Inject(Works) works: Works,
    @Inject(LOG) log: Log,
  ) {
    this.#registry = registry;
    this.#works = works;
    this.#log = log;
  }

  onModuleInit(): void {
    this.#registry.handle(
      'tell-asked-again',
      z.object({ documentId: z.uuid() }),
      async (asking, { documentId }) => {
        await this.#works.attempt(asking, (work) => tellAskedAgain(work, documentId));
      },
    );
    this.#registry.every('tell-of-versions', HOUR_SECONDS, (asking) => this.#tellAll(asking));
  }

  /** One document that something is wrong with holds up none of the others. */
  async #tellAll(asking: Asking): Promise<void> {
    for (const { id } of await this.#works.read(asking, findUntold)) {
      try {
        await this.#works.attempt(asking, (work) => tellAskedAgain(work, id));
      } catch (error) {
        this.#log.error({ err: error, document: id }, 'nobody could be told that a document has changed');
      }
    }
  }
}
