import { Worker } from 'node:worker_threads';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { findBundleParts } from './find-bundle.ts';
import type { Bundled } from './find-bundle.ts';

/** Bundles of large decisions take seconds to make; so many bytes of them are kept for those who ask again. */
const KEPT_BYTES_MAX = 64 * 1024 * 1024;
/** As long as a kept bundle is sent without looking at the rows again. */
const KEPT_MS = 60_000;

/** The program and its worker lie side by side, with the same ending. */
const WORKER = new URL('./bundle-worker.js', import.meta.url);

type Kept = { readonly bytes: Buffer; readonly at: number };

/**
 * Makes bundles, each once however many ask for it at the same time, and one after the other: strangers may
 * ask for all of them at once. What is kept or under way goes by the head of the log, so a decision whose log
 * has grown is made anew.
 */
@Injectable()
export class Bundles {
  readonly #source: DataSource;
  readonly #kept = new Map<string, Kept>();
  readonly #underWay = new Map<string, Promise<Buffer>>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(@Inject(DataSource) source: DataSource) {
    this.#source = source;
  }

  /** The bundle, byte for byte as it is sent. */
  get({ id, logHead }: Bundled): Promise<Buffer> {
    const key = `${id} ${logHead}`;
    const kept = this.#kept.get(key);
    if (kept && Date.now() - kept.at < KEPT_MS) return Promise.resolve(kept.bytes);
    const underWay = this.#underWay.get(key);
    if (underWay) return underWay;
    const making = this.#last
      .then(() => this.#make(id))
      .then((bytes) => this.#keep(key, bytes))
      .finally(() => this.#underWay.delete(key));
    this.#underWay.set(key, making);
    this.#last = making.catch(() => undefined);
    return making;
  }

  async #make(id: string): Promise<Buffer> {
    const worker = new Worker(WORKER, { workerData: await findBundleParts(this.#source.manager, id) });
    return new Promise((resolve, reject) => {
      worker.once('message', (bytes: Uint8Array) => resolve(Buffer.from(bytes.buffer)));
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('the bundle was not made')));
    });
  }

  #keep(key: string, bytes: Buffer): Buffer {
    this.#kept.delete(key);
    this.#kept.set(key, { bytes, at: Date.now() });
    let size = [...this.#kept.values()].reduce((sum, kept) => sum + kept.bytes.length, 0);
    for (const [oldest, kept] of this.#kept) {
      if (size <= KEPT_BYTES_MAX) break;
      this.#kept.delete(oldest);
      size -= kept.bytes.length;
    }
    return bytes;
  }
}
