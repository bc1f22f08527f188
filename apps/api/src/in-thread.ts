import { Worker } from 'node:worker_threads';

/** What a thread may take before it is ended: megabytes of its heap, and milliseconds. */
export type ThreadLimits = { readonly heapMbMax: number; readonly msMax: number };

/** Has a worker do one thing: it gets the data and posts one message, the answer. Whatever happens in it ends it and
 *  nothing else, and is thrown here. */
export async function inThread(
  worker: URL,
  data: unknown,
  { heapMbMax, msMax }: ThreadLimits,
): Promise<unknown> {
  const thread = new Worker(worker, {
    workerData: data,
    resourceLimits: { maxOldGenerationSizeMb: heapMbMax },
  });
  const timer = setTimeout(() => void thread.terminate(), msMax);
  try {
    return await new Promise((resolve, reject) => {
      thread.once('message', resolve);
      thread.once('error', reject);
      thread.once('exit', () => reject(new Error('the thread ended without an answer')));
    });
  } finally {
    clearTimeout(timer);
    await thread.terminate();
  }
}
