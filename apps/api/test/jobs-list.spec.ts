import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readConfig } from '../src/config.ts';
import { cancelJob } from '../src/jobs/cancel-job.ts';
import { migrateJobQueue, openJobQueue } from '../src/jobs/job-queue.ts';
import type { JobQueue } from '../src/jobs/job-queue.ts';
import { listJobs } from '../src/jobs/list-jobs.ts';
import { createLog } from '../src/log.ts';
import { ownDatabase } from './federations.ts';
import { openOwnWorks } from './own-works.ts';

/** Of which nobody does any work: what is asked of it waits. */
let jobs: JobQueue;

beforeAll(async () => {
  const config = readConfig({ DATABASE_URL: await ownDatabase('waiting') });
  await migrateJobQueue(config);
  jobs = openJobQueue(config, createLog('silent'));
});
afterAll(() => jobs.close());

describe('the list of jobs that wait', () => {
  it('has what can wait behind the others, each once, however the pages are cut', async () => {
    const asked: string[] = [];
    const ask = async (opts: object) =>
      asked.push((await jobs.queue.add('mail', { payload: {}, at: null }, opts)).id ?? '');
    for (let count = 0; count < 3; count += 1) await ask({});
    for (let count = 0; count < 8; count += 1) await ask({ priority: 10 });
    for (const state of ['waiting', null])
      for (const first of [1, 2, 3, 4, 5, 11, 12]) {
        const seen: string[] = [];
        for (let after: string | null = null; ;) {
          const page = await listJobs(jobs, state, { first, after });
          expect(await page.totalCount()).toBe(asked.length);
          expect(new Set(page.nodes.map((job) => job.state))).toEqual(new Set(['waiting']));
          seen.push(...page.nodes.map(({ id }) => id));
          if (!page.pageInfo.hasNextPage) break;
          after = page.pageInfo.endCursor;
        }
        expect(seen.slice(0, 3).toSorted()).toEqual(asked.slice(0, 3).toSorted());
        expect(seen.toSorted()).toEqual(asked.toSorted());
      }
  });
});

describe('a job that waits and is called off', () => {
  it('is said to be gone where somebody else is faster, whenever that is', async () => {
    const own = await openOwnWorks();
    const job = await jobs.queue.add('mail', { payload: {}, at: null });
    const id = job.id ?? '';
    const getJob: JobQueue['queue']['getJob'] = async (asked) => {
      const found = await jobs.queue.getJob(asked);
      await jobs.queue.remove(asked);
      return found;
    };
    const queue: JobQueue['queue'] = Object.assign(Object.create(jobs.queue), { getJob });
    const view = own.works.view(own.asking);
    expect(await cancelJob(view, { ...jobs, queue }, id)).toMatchObject({ refused: 'NOT_FOUND' });
    expect(await cancelJob(view, jobs, id)).toMatchObject({ refused: 'NOT_FOUND' });
    await own.close();
  });
});
