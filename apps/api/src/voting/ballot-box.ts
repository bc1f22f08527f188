import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { Choice } from '@plenaria/voting';
import { DataSource } from 'typeorm';

/** A ballot as it is handed in: already checked in form, not yet against the decision. */
export type BallotRequest = {
  readonly decisionId: string;
  readonly memberId: string;
  readonly personId: string;
  /** Checked again in the statement that casts: a session revoked a moment ago casts nothing. */
  readonly sessionId: string | null;
  readonly choice: Choice;
  readonly reason: string | null;
  /** Random; hides the reason in the public log. Null without a reason. */
  readonly salt: string | null;
  readonly key: string;
  readonly at: Date;
};

/** What the box answers: the ballot as kept and how the public log calls elector and voter, or why not. */
export type BallotAnswer =
  | { readonly refusal: string; readonly details: object }
  | {
      readonly refusal: null;
      readonly id: string;
      readonly member_id: string;
      readonly version: number;
      readonly choice: Choice;
      readonly reason: string | null;
      readonly reason_salt: string | null;
      readonly cast_at: Date;
      readonly elector_id: string;
      readonly voter_id: string;
    };

type Waiting = {
  readonly request: BallotRequest;
  readonly resolve: (answer: BallotAnswer) => void;
  readonly reject: (error: unknown) => void;
};

const BATCH_MAX = 500;
/** While one batch waits for the disk the next one is read and judged. */
const IN_FLIGHT_MAX = 2;
/** Nobody waits in a queue longer than this many ballots; more are told to come back. */
const WAITING_MAX = 20_000;
const TRIES_MAX = 8;
const PAUSE_MS = 250;

/**
 * Gathers the ballots that arrive while the last batch is being written, and casts them in one durable
 * statement. Nobody waits for a batch to fill: under one voter it is one ballot, under thousands it is 500.
 */
@Injectable()
export class BallotBox {
  readonly #source: DataSource;
  #waiting: Waiting[] = [];
  #inFlight = 0;

  constructor(@Inject(DataSource) source: DataSource) {
    this.#source = source;
  }

  /** Casts one ballot. Answered once the database holds it durably. */
  cast(request: BallotRequest): Promise<BallotAnswer> {
    if (this.#waiting.length >= WAITING_MAX) {
      return Promise.resolve({ refusal: 'TOO_MANY_REQUESTS', details: {} });
    }
    return new Promise((resolve, reject) => {
      this.#waiting.push({ request, resolve, reject });
      if (this.#waiting.length === 1) setImmediate(() => this.#start());
    });
  }

  #start(): void {
    while (this.#inFlight < IN_FLIGHT_MAX && this.#waiting.length > 0) {
      const batch = this.#nextBatch();
      this.#inFlight += 1;
      void this.#castBatch(batch).finally(() => {
        this.#inFlight -= 1;
        this.#start();
      });
    }
  }

  /** At most one ballot per elector: a second one is answered after the first, in the next batch. */
  #nextBatch(): Waiting[] {
    const electors = new Set<string>();
    const batch: Waiting[] = [];
    const rest: Waiting[] = [];
    for (const waiting of this.#waiting) {
      const elector = waiting.request.decisionId + waiting.request.memberId;
      if (batch.length < BATCH_MAX && !electors.has(elector)) batch.push(waiting);
      else rest.push(waiting);
      electors.add(elector);
    }
    this.#waiting = rest;
    return batch;
  }

  async #castBatch(batch: readonly Waiting[]): Promise<void> {
    try {
      const answers = await castThroughOutages(
        this.#source,
        batch.map(({ request }) => request),
      );
      for (const [place, waiting] of batch.entries()) {
        const answer = answers[place];
        if (answer) waiting.resolve(answer);
        else waiting.reject(new Error('cast_ballots left a ballot without an answer'));
      }
    } catch (error) {
      // One ballot that the database cannot even read must not take the others with it.
      if (batch.length > 1 && !isOutage(error)) await Promise.all(batch.map((one) => this.#castBatch([one])));
      else for (const waiting of batch) waiting.reject(error);
    }
  }
}

/** A batch whose answer was lost may have been written. Its idempotency keys make asking again safe. */
async function castThroughOutages(
  source: DataSource,
  requests: readonly BallotRequest[],
): Promise<readonly BallotAnswer[]> {
  const text = JSON.stringify(requests);
  for (let attempt = 1; ; attempt += 1) {
    try {
      const rows = await source.query<(BallotAnswer & { readonly place: number })[]>(
        'select box.* from voting.hold_voters($1) held, voting.cast_ballots(held, now()) box',
        [text],
      );
      return rows.toSorted((a, b) => a.place - b.place);
    } catch (error) {
      if (attempt >= TRIES_MAX || !isOutage(error)) throw error;
      await pause(PAUSE_MS);
    }
  }
}

/**
 * Deadlock, shutdown, crash, too many connections, or no answer at all: nothing is wrong with the ballots.
 */
const OUTAGE = /^(40P01|40001|57P0[1-5]|53\d\d\d|08\w{3}|E[A-Z]+)$/;

function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { driverError = error } = error as Error & { driverError?: Error };
  const { code } = driverError as Error & { code?: string };
  return code ? OUTAGE.test(code) : /connection|timeout/i.test(driverError.message);
}
