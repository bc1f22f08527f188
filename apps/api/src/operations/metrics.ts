import { Inject, Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { LOG } from '../log.ts';
import type { Log } from '../log.ts';
import { Jobs } from '../jobs/jobs.ts';

const SECONDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What the outbox has still to hand over, and how long the oldest of it is overdue. */
const OUTBOX = `
  select count(*)::int as waiting,
         coalesce(extract(epoch from now() - min(run_at)), 0)::float8 as "overdueSeconds"
  from post.outbox where dispatched_at is null and run_at <= now()`;

type Pool = { readonly totalCount: number; readonly idleCount: number; readonly waitingCount: number };

/** The numbers that `/metrics` tells, in the format of Prometheus. None of them is about a person. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  readonly durations = new Histogram({
    name: 'plenaria_http_request_duration_seconds',
    help: 'How long requests took, by route and status.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: SECONDS,
    registers: [this.registry],
  });
  readonly #jobs = new Gauge({
    name: 'plenaria_jobs',
    help: 'Jobs in the queue, by state.',
    labelNames: ['state'] as const,
    registers: [this.registry],
  });
  readonly #outbox = new Gauge({
    name: 'plenaria_outbox_waiting',
    help: 'Rows of the outbox that are due and not handed over yet.',
    registers: [this.registry],
  });
  readonly #overdue = new Gauge({
    name: 'plenaria_outbox_overdue_seconds',
    help: 'How long the oldest due row of the outbox has been waiting.',
    registers: [this.registry],
  });
  readonly #pool = new Gauge({
    name: 'plenaria_database_connections',
    help: 'Connections of the pool: open, idle, and requests waiting for one.',
    labelNames: ['state'] as const,
    registers: [this.registry],
  });
  readonly #source: DataSource;
  readonly #queue: Jobs;
  readonly #log: Log;

  constructor(@Inject(DataSource) source: DataSource, @Inject(Jobs) queue: Jobs, @Inject(LOG) log: Log) {
    this.#source = source;
    this.#queue = queue;
    this.#log = log;
    collectDefaultMetrics({ register: this.registry });
  }

  /** All numbers as text. What cannot be asked just now is left as it was. */
  async text(): Promise<string> {
    this.#measurePool();
    const results = await Promise.allSettled([this.#measureQueue(), this.#measureOutbox()]);
    for (const result of results) {
      if (result.status === 'rejected')
        this.#log.warn({ err: result.reason as unknown }, 'a metric cannot be read');
    }
    return this.registry.metrics();
  }

  #measurePool(): void {
    // TypeORM's type of a driver hides the pool that its PostgreSQL driver holds
    const { master } = this.#source.driver as unknown as { master: Pool };
    this.#pool.set({ state: 'open' }, master.totalCount);
    this.#pool.set({ state: 'idle' }, master.idleCount);
    this.#pool.set({ state: 'awaited' }, master.waitingCount);
  }

  async #measureQueue(): Promise<void> {
    const counts = await this.#queue.queue.queue.getJobCounts(
      'waiting',
      'active',
      'delayed',
      'failed',
      'prioritized',
    );
    for (const [state, count] of Object.entries(counts)) this.#jobs.set({ state }, count);
  }

  async #measureOutbox(): Promise<void> {
    const rows: readonly { waiting: number; overdueSeconds: number }[] = await this.#source.query(OUTBOX);
    this.#outbox.set(rows[0]?.waiting ?? 0);
    this.#overdue.set(rows[0]?.overdueSeconds ?? 0);
  }
}
