import type { EntityManager } from 'typeorm';
import type { JobQueue, QueuedJob } from '../jobs/job-queue.ts';

const PAGE = 500;
const STATES = ['waiting', 'prioritized', 'delayed', 'waiting-children', 'failed', 'completed'] as const;

// BullMQ cannot trim its events on PostgreSQL yet.
const EVENTS = `
  delete from bullmq.event e
   where exists (select from unnest($1::text[]) needle where position(needle in lower(e.data::text)) > 0)`;

/** Removes from the queue every job that speaks of one of these, and the queue's memory of what happened to jobs. */
export async function forgetJobs(
  db: EntityManager,
  { engine, queue }: JobQueue,
  needles: readonly string[],
): Promise<void> {
  const sought = needles.map((needle) => JSON.stringify(needle).slice(1, -1).toLowerCase());
  const speaks = ({ data, failedReason, stacktrace, progress, returnvalue }: QueuedJob) => {
    const told = JSON.stringify([data, failedReason, stacktrace, progress, returnvalue]).toLowerCase();
    return sought.some((needle) => told.includes(needle));
  };
  const found: QueuedJob[] = [];
  for (const state of STATES)
    for (let start = 0; ; start += PAGE) {
      const jobs = await queue.getJobs([state], start, start + PAGE - 1);
      found.push(...jobs.filter((job) => job && speaks(job)));
      if (jobs.length < PAGE) break;
    }
  for (const job of found) await job.remove();
  if (engine === 'redis') await queue.trimEvents(0);
  else await db.query(EVENTS, [sought]);
}
