import { numberAfter, pageOf } from '../graphql/paging.ts';
import type { PageArgs } from '../graphql/paging.ts';
import type { JobQueue } from './job-queue.ts';
import { JOB_STATES, JobRow } from './job-row.ts';
import type { JobConnection } from './job-row.ts';

/** The lists of the queue, each in a state that people know: what can wait stands in one of its own. */
const LISTS = JOB_STATES.flatMap((state) => {
  const own = { list: state, state } as const;
  return state === 'waiting' ? [own, { list: 'prioritized', state } as const] : [own];
});
type List = (typeof LISTS)[number];

/** Jobs in one state or in any, newest first. The queue lists by position only, so that is what its cursor holds. */
export async function listJobs(jobs: JobQueue, state: string | null, args: PageArgs): Promise<JobConnection> {
  const lists = LISTS.filter((one) => state === null || one.state === state);
  const counts = lists.length > 0 ? await jobs.queue.getJobCounts(...lists.map(({ list }) => list)) : {};
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const start = numberAfter(args) ?? 0;
  const rows: JobRow[] = [];
  let passed = 0;
  for (const one of lists) {
    const count = counts[one.list] ?? 0;
    const missing = args.first + 1 - rows.length;
    const from = Math.max(0, start - passed);
    passed += count;
    if (missing > 0 && from < count) rows.push(...(await listed(jobs, one, from, from + missing - 1)));
  }
  const positions = new Map(rows.map((row, index) => [row, start + index + 1]));
  return pageOf(
    rows,
    args,
    async () => total,
    (row) => [String(positions.get(row))],
  );
}

async function listed(jobs: JobQueue, { list, state }: List, from: number, to: number): Promise<JobRow[]> {
  const found = await jobs.queue.getJobs([list], from, to, false);
  // A job that ended between counting and reading is listed by the next page or the next look.
  return found.filter(Boolean).map((job) => JobRow.of(job, state));
}
