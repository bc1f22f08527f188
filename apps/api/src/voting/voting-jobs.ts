import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { isRefused } from '@plenaria/kernel';
import { z } from 'zod';
import { JobRegistry } from '../jobs/job-registry.ts';
import type { Asking, Work } from '../work.ts';
import { Works } from '../work.ts';
import { announceDecision } from './announce-decision.ts';
import { chainBallots, watermarkOf } from './chain-ballots.ts';
import { closeDecision } from './close-decision.ts';
import { remindUndecided } from './remind-undecided.ts';

const announcement = z.object({
  decisionId: z.uuid(),
  template: z.enum(['decision-opened', 'decision-closed']),
});
const reminder = z.object({ decisionId: z.uuid(), kind: z.enum(['24h', '2h']) });
const close = z.object({ decisionId: z.uuid() });

/** A close whose own job was lost is made up for within this time. */
const CLOSE_DUE_SECONDS = 15;
/** How far the log may lie behind the box while a vote is open; the close always completes it. */
const CHAIN_SECONDS = 10;

/**
 * What the program does about decisions by itself. Every job may come twice; the second finds nothing to do.
 */
@Injectable()
export class VotingJobs implements OnModuleInit {
  readonly #registry: JobRegistry;
  readonly #works: Works;

  constructor(@Inject(JobRegistry) registry: JobRegistry, @Inject(Works) works: Works) {
    this.#registry = registry;
    this.#works = works;
  }

  onModuleInit(): void {
    this.#registry.handle('announce-decision', announcement, (asking, { decisionId, template }) =>
      this.#act(asking, (work) => announceDecision(work, decisionId, template)),
    );
    this.#registry.handle('remind-undecided', reminder, (asking, { decisionId, kind }) =>
      this.#act(asking, (work) => remindUndecided(work, decisionId, kind)),
    );
    this.#registry.handle('close-decision', close, (_asking, { decisionId }) => this.#close(decisionId));
    this.#registry.every('close-due-decisions', CLOSE_DUE_SECONDS, () => this.#closeDue());
    this.#registry.every('chain-ballots', CHAIN_SECONDS, (asking) => this.#chain(asking));
  }

  /** Closing goes by the clock itself, also where a test lets requests travel in time. */
  async #close(decisionId: string): Promise<void> {
    const asking: Asking = { actor: { kind: 'system', name: 'clock' }, now: new Date() };
    const answer = await this.#works.attempt(asking, (work) => closeDecision(work, { decisionId }));
    const tooEarly = isRefused(answer) && answer.refused === 'NOT_YET_DUE';
    if (tooEarly) throw new Error('a decision was to be closed before its time');
  }

  async #closeDue(): Promise<void> {
    const due = await this.#openDecisions('closes_at <= now()');
    for (const id of due) await this.#close(id);
  }

  async #chain(asking: Asking): Promise<void> {
    for (const id of await this.#openDecisions('true')) {
      // The watermark has a transaction of its own: its lock keeps casters waiting, and ends with it.
      const watermark = await this.#works.attempt(asking, (work) => watermarkOf(work.db, id));
      if (typeof watermark === 'string')
        await this.#act(asking, (work) => chainBallots(work.db, id, watermark));
    }
  }

  async #openDecisions(condition: string): Promise<readonly string[]> {
    const { db } = this.#works.view({ actor: { kind: 'system', name: 'clock' }, now: new Date() });
    const rows = await db.query<{ readonly id: string }[]>(
      `select id from voting.decision where state = 'open' and ${condition} order by closes_at`,
    );
    return rows.map(({ id }) => id);
  }

  async #act<Answer>(asking: Asking, act: (work: Work) => Promise<Answer>): Promise<void> {
    await this.#works.attempt(asking, act);
  }
}
