import type { JobsOptions } from 'bullmq';
import type { Work } from '../work.ts';
import type { Envelope, JobQueue } from './job-queue.ts';
import type { JobRegistry } from './job-registry.ts';

/** Rows handed over in one transaction. */
const BATCH_MAX = 200;

/** In the queue 0, which is what jobs have by themselves, comes first. */
const PRIORITY_OF_WHAT_CAN_WAIT = 10;

// Rows that another dispatcher is handing over are left to it.
const DUE = `
  select id, kind, payload, created_at as "createdAt", can_wait as "canWait" from post.outbox
  where dispatched_at is null and run_at <= $1
  order by can_wait, run_at limit ${BATCH_MAX} for update skip locked`;

// The payload has moved on to the queue and may be personal; the row stays, so that its id is not handed over again.
const DISPATCHED = `update post.outbox set dispatched_at = now(), payload = '{}' where id = any($1::text[])`;

type OutboxRow = {
  readonly id: string;
  readonly kind: string;
  readonly payload: object;
  readonly createdAt: Date;
  readonly canWait: boolean;
};

/** Where the rows go, and how. */
export type Destination = {
  readonly jobs: JobQueue;
  readonly registry: JobRegistry;
  /** In a test build a job happens at the time at which it was asked for. */
  readonly timeTravel: boolean;
};

/**
 * Hands due rows of the outbox to the queue; answers how many. Should the process die between handing over and
 * committing, the rows are handed over again under the same ids, and the queue keeps one of each.
 */
export async function dispatchOutbox(
  work: Work,
  { jobs, registry, timeTravel }: Destination,
): Promise<number> {
  const rows: readonly OutboxRow[] = await work.db.query(DUE, [work.now]);
  if (rows.length === 0) return 0;
  const bulk = rows.map((row) => {
    const data: Envelope = { payload: row.payload, at: timeTravel ? row.createdAt.toISOString() : null };
    return { name: row.kind, data, opts: optionsFor(row, registry) };
  });
  await jobs.queue.addBulk(bulk);
  await work.db.query(DISPATCHED, [rows.map((row) => row.id)]);
  return rows.length;
}

/** The queue's options for a job of this kind. */
function optionsFor({ id, kind, canWait }: OutboxRow, registry: JobRegistry): JobsOptions {
  const keeping = registry.find(kind)?.keeping ?? {};
  return {
    jobId: jobIdOf(id),
    ...(canWait ? { priority: PRIORITY_OF_WHAT_CAN_WAIT } : {}),
    ...(keeping.forget ? { removeOnComplete: true } : {}),
    ...(keeping.attempts ? { attempts: keeping.attempts } : {}),
  };
}

/** BullMQ takes no bare numbers as ids and gives colons a meaning of its own. */
export function jobIdOf(outboxId: string): string {
  return `job-${outboxId.replaceAll(':', '~')}`;
}
