import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import type { JobQueue } from './job-queue.ts';
import { JobRow } from './job-row.ts';

/** Lets a job that failed for good be tried again from its first attempt. */
export async function retryJob(jobs: JobQueue, id: string): Promise<JobRow | Refused> {
  const job = await jobs.queue.getJob(id);
  if (!job) return refuse('NOT_FOUND');
  if (!(await job.isFailed()))
    return refuse('INVALID_INPUT', { fields: [{ field: 'id', reason: 'refusals:job.notFailed' }] });
  await job.retry('failed', { resetAttemptsMade: true, resetAttemptsStarted: true });
  return JobRow.of(job, 'waiting');
}
