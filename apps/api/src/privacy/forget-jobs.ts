import { setTimeout as sleep } from 'node:timers/promises';
import type { JobQueue, QueuedJob } from '../jobs/job-queue.ts';
import type { JobKind } from '../jobs/job-registry.ts';
import type { Asking, Works } from '../work.ts';
import { isTelling, namedIn, nameExpression, patternInJson } from './name-pattern.ts';
import type { KnownAs } from './name-pattern.ts';
import { takeTime } from './take-time.ts';

const PAGE = 500;
const STATES = [
  'waiting',
  'prioritized',
  'delayed',
  'waiting-children',
  'active',
  'failed',
  'completed',
] as const;
/** A job at work has this long to end, ten seconds in all. */
const ROUNDS_MAX = 50;
const ROUND_MS = 200;
/** Names who is to be erased and is itself at work meanwhile. */
const ITSELF: JobKind = 'erase-person';

// BullMQ cannot trim its events on PostgreSQL yet. Who has no name that could be looked for has no patterns either.
const EVENTS = `
  delete from bullmq.event e
   where exists (select from unnest($1::text[]) needle where position(needle in lower(e.data::text)) > 0)
      or ${namedIn('e.data::text', { hint: '$2', exact: '$3' })}`;

/** Whom a job may speak of: by ids that lead to them, or as others call them. */
export type Sought = { readonly ids: readonly string[]; readonly known: KnownAs };

/**
 * Removes from the queue every job that speaks of somebody, and the queue's memory of what happened to jobs.
 * Throws when one of them does not come to an end.
 */
export async function forgetJobs(
  { works, jobs: { engine, queue } }: { readonly works: Works; readonly jobs: JobQueue },
  asking: Asking,
  { ids, known }: Sought,
): Promise<void> {
  const needles = [...ids, ...known.emails, ...known.names.filter(isTelling)].map((needle) =>
    JSON.stringify(needle).slice(1, -1).toLowerCase(),
  );
  const sought = { needles, expression: nameExpression(known, 'json') };
  for (let round = 1; ; round += 1) {
    const found = await jobsThatSpeakOf(queue, sought);
    if (found.length === 0) break;
    if (round > ROUNDS_MAX)
      throw new Error(`jobs cannot be removed: ${found.map(({ id }) => id).join(', ')}`);
    // It refuses to remove a job that is at work, and one that has gone since; the next round tells which it was.
    const removed = await Promise.allSettled(found.map((job) => job.remove()));
    if (removed.some(({ status }) => status === 'rejected')) await sleep(ROUND_MS);
  }
  if (engine === 'redis') await queue.trimEvents(0);
  else
    await works.attempt(asking, async ({ db }) => {
      await takeTime(db);
      const pattern = patternInJson(known);
      await db.query(EVENTS, [needles, pattern?.hint ?? null, pattern?.exact ?? null]);
    });
}

async function jobsThatSpeakOf(
  queue: JobQueue['queue'],
  { needles, expression }: { readonly needles: readonly string[]; readonly expression: RegExp | null },
): Promise<readonly QueuedJob[]> {
  const speaks = ({ data, failedReason, stacktrace, progress, returnvalue }: QueuedJob) => {
    const told = JSON.stringify([data, failedReason, stacktrace, progress, returnvalue]).toLowerCase();
    return needles.some((needle) => told.includes(needle)) || (expression?.test(told) ?? false);
  };
  const found: QueuedJob[] = [];
  for (const state of STATES)
    for (let start = 0; ; start += PAGE) {
      const jobs = await queue.getJobs([state], start, start + PAGE - 1);
      found.push(...jobs.filter((job) => job && !(state === 'active' && job.name === ITSELF) && speaks(job)));
      if (jobs.length < PAGE) break;
    }
  return found;
}
