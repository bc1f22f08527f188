import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { isRefused } from '@plenaria/kernel';
import { z } from 'zod';
import { LOG } from '../log.ts';
import type { Log } from '../log.ts';
import { JobRegistry } from '../jobs/job-registry.ts';
import { LetterReasons } from '../post/letter-reasons.ts';
import type { Asking, Work } from '../work.ts';
import { Works } from '../work.ts';
import { announceDecision } from './announce-decision.ts';
import { chainBallots, watermarkOf } from './chain-ballots.ts';
import { closeDecision } from './close-decision.ts';
import { remindUndecided } from './remind-undecided.ts';
import { stillUndecided } from './still-undecided.ts';

const announcement = z.object({
  decisionId: z.uuid(),
  template: z.enum(['decision-opened', 'decision-closed', 'decision-settled']),
});
const reminder = z.object({ decisionId: z.uuid(), kind: z.enum(['24h', '2h']) });
const close = z.object({ decisionId: z.uuid() });

/** A close whose own job was lost is made up for within this time. */
const CLOSE_DUE_SECONDS = 15;
/** How far the log may lie behind the box while a vote is open; the close always completes it. */
const CHAIN_SECONDS = 10;

type OpenDecision = { readonly id: string; readonly number: number };

/**
 * What the program does about decisions by itself. Every job may come twice; the second finds nothing to do.
 */
@Injectable()
export class VotingJobs implements OnModuleInit {
  readonly #registry: JobRegistry;
  readonly #works: Works;
  readonly #reasons: LetterReasons;
  readonly #log: Log;

  constructor(
    @Inject(JobRegistry) registry: JobRegistry,
    @Inject(Works) works: Works,
    @Inject(LetterReasons) reasons: LetterReasons,
    @Inject(LOG) log: Log,
  ) {
    this.#registry = registry;
    this.#works = works;
    this.#reasons = reasons;
    this.#log = log;
  }

  onModuleInit(): void {
    this.#registry.handle('announce-decision', announcement, (asking, { decisionId, template }) =>
      this.#act(asking, (work) => announceDecision(work, decisionId, template)),
    );
    this.#registry.handle('remind-undecided', reminder, (asking, { decisionId, kind }) =>
      this.#act(asking, (work) => remindUndecided(work, decisionId, kind)),
    );
    this.#registry.handle('close-decision', close, (_asking, { decisionId }) => this.#close(decisionId));
    this.#registry.every('close-due-decisions', CLOSE_DUE_SECONDS, (asking) => this.#closeDue(asking));
    this.#registry.every('chain-ballots', CHAIN_SECONDS, (asking) => this.#chain(asking));
    for (const template of ['reminder-24h', 'reminder-2h'] as const)
      this.#reasons.require(template, stillUndecided);
  }

  /** Closing goes by the clock itself, also where a test lets requests travel in time. */
  async #close(decisionId: string): Promise<void> {
    const asking: Asking = { actor: { kind: 'system', name: 'clock' }, now: new Date() };
    const answer = await this.#works
      .attempt(asking, (work) => closeDecision(work, { decisionId }))
      .catch((error: unknown) => {
        throw new Error(`decision ${decisionId}: ${messageOf(error)}`, { cause: error });
      });
    const tooEarly = isRefused(answer) && answer.refused === 'NOT_YET_DUE';
    if (tooEarly) throw new Error('a decision was to be closed before its time');
  }

  /** What cannot be closed becomes a job of its own, one a day, for the operator to see and to try again. */
  async #closeDue(asking: Asking): Promise<void> {
    const today = asking.now.toISOString().slice(0, 'YYYY-MM-DD'.length);
    for (const { id, number } of await this.#openDecisions('closes_at <= now()')) {
      const closed = await this.#managed({ number, what: 'closed' }, () => this.#close(id));
      if (closed) continue;
      const again = { kind: 'close-decision', payload: { decisionId: id }, id: `close:${id}:${today}` };
      await this.#act(asking, (work) => work.later(again));
    }
  }

  async #chain(asking: Asking): Promise<void> {
    for (const { id, number } of await this.#openDecisions('true')) {
      await this.#managed({ number, what: 'chained' }, async () => {
        // The watermark has a transaction of its own: its lock keeps casters waiting, and ends with it.
        const watermark = await this.#works.attempt(asking, (work) => watermarkOf(work.db, id));
        if (typeof watermark === 'string')
          await this.#act(asking, (work) => chainBallots(work.db, id, watermark));
      });
    }
  }

  /** One decision that something is wrong with holds up none of the others. */
  async #managed(
    { number, what }: { readonly number: number; readonly what: string },
    act: () => Promise<void>,
  ): Promise<boolean> {
    try {
      await act();
      return true;
    } catch (error) {
      this.#log.error({ err: error, decision: number }, `a decision could not be ${what}`);
      return false;
    }
  }

  async #openDecisions(condition: string): Promise<readonly OpenDecision[]> {
    const { db } = this.#works.view({ actor: { kind: 'system', name: 'clock' }, now: new Date() });
    return db.query<OpenDecision[]>(
      `select id, number from voting.decision where state = 'open' and ${condition} order by closes_at`,
    );
  }

  async #act<Answer>(asking: Asking, act: (work: Work) => Promise<Answer>): Promise<void> {
    await this.#works.attempt(asking, act);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
