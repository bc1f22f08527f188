import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import type { View } from '../work.ts';
import type { JobQueue } from './job-queue.ts';
import { JobRow } from './job-row.ts';
import { CALLED_OFF } from './jobs.ts';

/** Takes a waiting job away, or asks the worker that is doing it to stop at its next safe place. */
export async function cancelJob(view: View, jobs: JobQueue, id: string): Promise<JobRow | Refused> {
  const job = await jobs.queue.getJob(id);
  if (!job) return refuse('NOT_FOUND');
  if (job.finishedOn) {
    return refuse('INVALID_INPUT', { fields: [{ field: 'id', reason: 'refusals:job.finished' }] });
  }
  if (await job.isActive()) {
    await view.db.query(`select pg_notify($1, $2)`, [CALLED_OFF, id]);
    return JobRow.of(job, 'active');
  }
  // The queue would not let go of it: a round belongs to its schedule.
  if (job.repeatJobKey) {
    return refuse('INVALID_INPUT', { fields: [{ field: 'id', reason: 'refusals:job.repeats' }] });
  }
  await job.remove();
  return JobRow.of(job, 'cancelled');
}
