import { describe, expect, it } from '@jest/globals';
import { createDatabase, startPostgres } from '../../../tools/postgres.mjs';
import { readConfig } from '../src/config.ts';
import { migrateJobQueue, openJobQueue } from '../src/jobs/job-queue.ts';
import { listJobs } from '../src/jobs/list-jobs.ts';
import { createLog } from '../src/log.ts';

describe('jobs that wait', () => {
  it('stand on the pages of the list each once, those that can wait too', async () => {
    const server = await startPostgres({ home: process.env['TEST_HOME'] ?? '', durable: false });
    const url = await createDatabase(server, `jobs_${Math.random().toString(36).slice(2)}`);
    const config = readConfig({ DATABASE_URL: url });
    await migrateJobQueue(config);
    const jobs = openJobQueue(config, createLog('silent'));
    const data = { payload: {}, at: null };
    await jobs.queue.addBulk(
      [1, 2, 3, 4, 5, 6].map((nth) => ({
        name: 'mail',
        data,
        opts: { jobId: `job-${nth}`, ...(nth > 3 && { priority: 10 }) },
      })),
    );
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page = await listJobs(jobs, 'waiting', { first: 2, after });
      seen.push(...page.nodes.map(({ id }) => id));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    await jobs.close();
    expect(seen.toSorted()).toEqual(['job-1', 'job-2', 'job-3', 'job-4', 'job-5', 'job-6']);
  });
});
