import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { isRefused } from '@plenaria/kernel';
import { z } from 'zod';
import { JobRegistry } from '../jobs/job-registry.ts';
import { LOG } from '../log.ts';
import type { Log } from '../log.ts';
import { Works } from '../work.ts';
import type { Asking } from '../work.ts';
import { announceExpulsion } from './announce-expulsion.ts';
import { remindChanges } from './remind-changes.ts';
import { findDueChanges, settleChange } from './settle-change.ts';

/** What its day, time or the members settled is followed within this time. */
const SETTLE_SECONDS = 15;
const DAY_SECONDS = 86_400;

/** What the program does about memberships by itself. Every job may come twice; the second finds nothing to do. */
@Injectable()
export class LifecycleJobs implements OnModuleInit {
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
      'announce-expulsion',
      z.object({ changeId: z.uuid() }),
      async (asking, told) => {
        await this.#works.attempt(asking, (work) => announceExpulsion(work, told));
      },
      { forget: true },
    );
    this.#registry.every('settle-changes', SETTLE_SECONDS, (asking) => this.#settleDue(asking));
    this.#registry.every('remind-changes', DAY_SECONDS, async (asking) => {
      await this.#works.attempt(asking, remindChanges);
    });
  }

  /** One change that something is wrong with holds up none of the others. */
  async #settleDue(asking: Asking): Promise<void> {
    for (const { id, number } of await this.#works.read(asking, findDueChanges)) {
      try {
        const answer = await this.#works.attempt(asking, (work) => settleChange(work, id));
        if (isRefused(answer))
          this.#log.warn({ change: number, refused: answer.refused }, 'a change was not settled');
      } catch (error) {
        this.#log.error({ err: error, change: number }, 'a change could not be settled');
      }
    }
  }
}
