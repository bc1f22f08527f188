import type { Asking } from '../work.ts';
import type { Jobs } from './jobs.ts';

const LOOK_MS = 15;
const WAIT_MS_MAX = 30_000;

/**
 * Test builds only: lets every repeating job have its round at this time, hands over what the outbox then holds,
 * and comes back when the queue has nothing left to do.
 */
export async function tick(jobs: Jobs, now: Date): Promise<void> {
  for (const { kind, job } of jobs.registry.repeating()) {
    const asking: Asking = { actor: { kind: 'system', name: kind }, now };
    const run = {
      id: `tick ${kind}`,
      attempt: 1,
      signal: new AbortController().signal,
      progress: async () => undefined,
    };
    await job.run(asking, {}, run);
  }
  // What falls due at this time, and what the clock's own dispatcher may be handing over at this moment.
  const due = now > new Date() ? now : new Date();
  do await untilIdle(jobs);
  while ((await jobs.outbox.dispatch(due)) > 0);
  await untilIdle(jobs);
}

async function untilIdle(jobs: Jobs): Promise<void> {
  const deadline = Date.now() + WAIT_MS_MAX;
  for (;;) {
    const counts = await jobs.queue.queue.getJobCounts('waiting', 'active', 'prioritized');
    if (Object.values(counts).every((count) => count === 0)) return;
    if (Date.now() > deadline) throw new Error(`the queue is still busy: ${JSON.stringify(counts)}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}
