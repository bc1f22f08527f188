// A thread of its own: the bundle of ten thousand electors is two seconds of hashing, and others want answers.
import { parentPort, workerData } from 'node:worker_threads';
import { makeBundle } from '@plenaria/voting';
import type { BundleParts } from '@plenaria/voting';

const parts = JSON.parse(workerData as string) as BundleParts;
const bytes = new TextEncoder().encode(makeBundle(parts));
parentPort?.postMessage(bytes, [bytes.buffer]);
