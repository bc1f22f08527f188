import { numberAfter, pageOf } from '../graphql/paging.ts';
import type { PageArgs } from '../graphql/paging.ts';
import type { JobQueue } from './job-queue.ts';
import { JOB_STATES, JobRow } from './job-row.ts';
import type { JobConnection, JobState } from './job-row.ts';

/** A list that the queue keeps: those that can wait wait in one of their own. */
type List = JobState | 'prioritized';

/** Jobs in one state or in any, newest first. The queue lists by position only, so that is what its cursor holds. */
export async function listJobs(jobs: JobQueue, state: string | null, args: PageArgs): Promise<JobConnection> {
  const lists = JOB_STATES.filter((known) => state === null || known === state).flatMap((known): List[] =>
    known === 'waiting' ? [known, 'prioritized'] : [known],
  );
  const counts = await jobs.queue.getJobCounts(...lists);
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const start = numberAfter(args) ?? 0;
  const rows: JobRow[] = [];
  let passed = 0;
  for (const list of lists) {
    const count = counts[list] ?? 0;
    const missing = args.first + 1 - rows.length;
    const from = Math.max(0, start - passed);
    passed += count;
    if (missing > 0 && from < count) rows.push(...(await readList(jobs, list, from, from + missing - 1)));
  }
  const positions = new Map(rows.map((row, index) => [row, start + index + 1]));
  return pageOf(
    rows,
    args,
    async () => total,
    (row) => [String(positions.get(row))],
  );
}

async function readList(jobs: JobQueue, list: List, from: number, to: number): Promise<JobRow[]> {
  const found = await jobs.queue.getJobs([list], from, to, false);
  const state = list === 'prioritized' ? 'waiting' : list;
  // A job that ended between counting and reading is listed by the next page or the next look.
  return found.filter(Boolean).map((job) => JobRow.of(job, state));
}
