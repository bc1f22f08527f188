import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import type { View } from '../work.ts';
import type { JobQueue, QueuedJob } from './job-queue.ts';
import { JobRow } from './job-row.ts';
import { CALLED_OFF } from './jobs.ts';

/** What the queue answers when a job was there and is gone now. */
const REMOVED = 1;

/** Takes a waiting job away, or asks the worker that is doing it to stop at its next safe place. */
export async function cancelJob(view: View, jobs: JobQueue, id: string): Promise<JobRow | Refused> {
  const job = await jobs.queue.getJob(id);
  if (!job) return refuse('NOT_FOUND');
  if (job.finishedOn) {
    return refuse('INVALID_INPUT', { fields: [{ field: 'id', reason: 'refusals:job.finished' }] });
  }
  if (await job.isActive()) return callOff(view, job, id);
  // The queue would not let go of it: a round belongs to its schedule.
  if (job.repeatJobKey) {
    return refuse('INVALID_INPUT', { fields: [{ field: 'id', reason: 'refusals:job.repeats' }] });
  }
  if ((await jobs.queue.remove(id)) === REMOVED) return JobRow.of(job, 'cancelled');
  // Somebody else has taken it away meanwhile, or a worker has begun it.
  return (await jobs.queue.getJob(id)) ? callOff(view, job, id) : refuse('NOT_FOUND');
}

async function callOff({ db }: View, job: QueuedJob, id: string): Promise<JobRow> {
  await db.query(`select pg_notify($1, $2)`, [CALLED_OFF, id]);
  return JobRow.of(job, 'active');
}
