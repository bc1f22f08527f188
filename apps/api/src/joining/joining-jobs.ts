import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { isRefused } from '@plenaria/kernel';
import { z } from 'zod';
import { JobRegistry } from '../jobs/job-registry.ts';
import { LOG } from '../log.ts';
import type { Log } from '../log.ts';
import { Works } from '../work.ts';
import type { Asking } from '../work.ts';
import { announceApplication } from './announce-application.ts';
import { answerBeginning, beginningSchema, forgetGuests } from './answer-beginning.ts';
import { holdApplication } from './held-application.ts';
import { remindApplications } from './remind-applications.ts';
import { obstacleIn, reopenApplication } from './reopen-application.ts';
import { findDue, settleApplication } from './settle-application.ts';

const about = z.object({ applicationId: z.uuid() });

/** What time or the members settled is followed within this time, also where a job of its own was lost. */
const SETTLE_SECONDS = 15;
const DAY_SECONDS = 86_400;

/** What the program does about applications by itself. Every job may come twice; the second finds nothing to do. */
@Injectable()
export class JoiningJobs implements OnModuleInit {
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
      'begin-application',
      beginningSchema,
      async (asking, beginning, run) => {
        await this.#works.attempt(asking, (work) => answerBeginning(work, beginning, run.id));
      },
      { forget: true },
    );
    this.#registry.handle(
      'announce-application',
      about.extend({ text: z.string() }),
      async (asking, told) => {
        await this.#works.attempt(asking, (work) => announceApplication(work, told));
      },
      { forget: true },
    );
    this.#registry.handle('settle-application', about, async (asking, { applicationId }) => {
      await this.#settle(asking, applicationId);
    });
    this.#registry.every('settle-applications', SETTLE_SECONDS, (asking) => this.#settleDue(asking));
    this.#registry.every('remind-applications', DAY_SECONDS, async (asking) => {
      await this.#works.attempt(asking, remindApplications);
    });
    this.#registry.every('forget-guests', DAY_SECONDS, async (asking) => {
      await this.#works.attempt(asking, forgetGuests);
    });
  }

  /** What only the writing of the register finds in the way leads back to the custodian, too. */
  async #settle(asking: Asking, id: string): Promise<object> {
    const answer = await this.#works.attempt(asking, (work) => settleApplication(work, id));
    const obstacle = isRefused(answer) ? obstacleIn(answer) : null;
    if (!obstacle) return answer;
    return this.#works.attempt(asking, async (work) => {
      const held = await holdApplication(work, id);
      return isRefused(held) ? held : reopenApplication(work, held, obstacle);
    });
  }

  /** One application that something is wrong with holds up none of the others. */
  async #settleDue(asking: Asking): Promise<void> {
    for (const { id, number } of await this.#works.read(asking, findDue)) {
      try {
        const answer = await this.#settle(asking, id);
        if (isRefused(answer))
          this.#log.warn({ application: number, refused: answer.refused }, 'an application was not settled');
      } catch (error) {
        this.#log.error({ err: error, application: number }, 'an application could not be settled');
      }
    }
  }
}
