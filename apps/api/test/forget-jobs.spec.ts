import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { readConfig } from '../src/config.ts';
import { openJobQueue } from '../src/jobs/job-queue.ts';
import type { JobQueue } from '../src/jobs/job-queue.ts';
import { createLog } from '../src/log.ts';
import { forgetJobs } from '../src/privacy/forget-jobs.ts';
import { testDatabase } from './accounts.ts';
import { openOwnWorks } from './own-works.ts';
import type { OwnWorks } from './own-works.ts';

const A_DAY_MS = 86_400_000;
let db: Client;
let own: OwnWorks;
let jobs: JobQueue;

beforeAll(async () => {
  db = await testDatabase();
  own = await openOwnWorks();
  jobs = openJobQueue(readConfig({ DATABASE_URL: process.env['TEST_DATABASE_URL'] }), createLog('silent'));
});
afterAll(async () => {
  await jobs.close();
  await own.close();
  await db.end();
});

/** A job about somebody that waits for tomorrow; answers its id and whom it names. */
async function jobAbout(somebody = randomUUID()) {
  const payload = { personId: somebody };
  const job = await jobs.queue.add('make-export', { payload, at: null }, { delay: A_DAY_MS });
  return { id: job.id ?? '', somebody };
}

const forget = (somebody: string, queue = jobs.queue) =>
  forgetJobs({ works: own.works, jobs: { ...jobs, queue } }, own.asking, {
    ids: [somebody],
    known: { names: [], emails: [] },
  });

describe('forgetting what the queue says of somebody', () => {
  it('takes their jobs alone', async () => {
    const [theirs, anothers] = [await jobAbout(), await jobAbout()];
    await forget(theirs.somebody);
    expect(await jobs.queue.getJob(theirs.id)).toBeUndefined();
    expect(await jobs.queue.getJob(anothers.id)).toBeDefined();
    await forget(anothers.somebody);
  });

  it('is not held up by a job that goes by itself meanwhile', async () => {
    const { id, somebody } = await jobAbout();
    const getJobs: JobQueue['queue']['getJobs'] = async (...asked) => {
      const found = await jobs.queue.getJobs(...asked);
      for (const job of found) if (job.id === id) await (await jobs.queue.getJob(id))?.remove();
      return found;
    };
    await forget(somebody, Object.assign(Object.create(jobs.queue), { getJobs }));
    expect(await jobs.queue.getJob(id)).toBeUndefined();
  });

  it('waits for a job that is at work', async () => {
    const { id, somebody } = await jobAbout();
    await db.query(
      `update bullmq.job set state = 'active', lock_token = 'test',
         locked_until_ms = extract(epoch from now()) * 1000 + 60000 where id = $1`,
      [id],
    );
    let ended = false;
    const forgotten = forget(somebody).then(() => (ended = true));
    await sleep(500);
    expect(ended).toBe(false);
    await db.query(`update bullmq.job set state = 'completed', lock_token = null where id = $1`, [id]);
    await forgotten;
    expect(await jobs.queue.getJob(id)).toBeUndefined();
  });
});
