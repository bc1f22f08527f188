import { UnrecoverableError } from 'bullmq';
import type { Log } from '../log.ts';
import { Hopeless } from './hopeless.ts';
import type { QueuedJob } from './job-queue.ts';
import type { JobRegistry } from './job-registry.ts';

/** Does one job of the queue and tells the log how it went, by kind and id: payloads may be personal. */
export async function runJob(
  job: QueuedJob,
  signal: AbortSignal | undefined,
  { registry, log }: { readonly registry: JobRegistry; readonly log: Log },
): Promise<void> {
  const known = registry.find(job.name);
  if (!known) throw new Error(`This version of the program does not know jobs of the kind ${job.name}`);
  const called = signal ?? new AbortController().signal;
  const started = performance.now();
  const about = { kind: job.name, job: job.id, attempt: job.attemptsMade + 1 };
  try {
    const asking = { actor: { kind: 'system', name: job.name }, now: timeOf(job) } as const;
    await known.run(asking, job.data.payload, {
      id: job.id ?? job.name,
      attempt: about.attempt,
      signal: called,
      progress: (step, fraction) => job.updateProgress({ step, fraction }),
    });
    log.debug({ ...about, durationMs: Math.round(performance.now() - started) }, 'job done');
  } catch (error) {
    log.warn({ ...about, err: error }, 'job failed');
    // Called off is final: trying again is for a person to decide.
    if (called.aborted) throw new UnrecoverableError('called off');
    throw error instanceof Hopeless ? new UnrecoverableError(error.message) : error;
  }
}

function timeOf(job: QueuedJob): Date {
  return job.data.at ? new Date(job.data.at) : new Date();
}
