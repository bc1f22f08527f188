// A thread of its own: setting a register of ten thousand takes seconds, and others want answers.
import { parentPort, workerData } from 'node:worker_threads';
import { statutoryRegister } from './statutory-register.ts';
import type { RegisterToPrint } from './statutory-registers.ts';

const { register, language, now } = workerData as RegisterToPrint;
parentPort?.postMessage(new Uint8Array(await statutoryRegister(register, language, now)));
