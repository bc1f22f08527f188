import { Injectable } from '@nestjs/common';
import type { Language } from '@plenaria/i18n';
import { inThread } from '../in-thread.ts';
import type { StatutoryRegister } from './find-statutory-register.ts';

/** What is to be printed, in which language, and when that was. */
export type RegisterToPrint = {
  readonly register: StatutoryRegister;
  readonly language: Language;
  readonly now: Date;
};

/** The program and its worker lie side by side, with the same ending. */
const WORKER = new URL('./statutory-register-worker.js', import.meta.url);
const LIMITS = { heapMbMax: 1024, msMax: 180_000 };

/** Prints registers of members, one after the other: each needs a whole core. */
@Injectable()
export class StatutoryRegisters {
  #last: Promise<unknown> = Promise.resolve();

  /** The PDF. */
  async print(asked: RegisterToPrint): Promise<Buffer> {
    const doing = this.#last.then(async () => inThread(WORKER, asked, LIMITS));
    this.#last = doing.catch(() => undefined);
    return Buffer.from((await doing) as Uint8Array);
  }
}
