import { dispatchOutbox } from './dispatch-outbox.ts';
import type { Destination } from './dispatch-outbox.ts';
import type { Listener } from './listener.ts';
import type { Log } from '../log.ts';
import type { Asking, Works } from '../work.ts';

/** Looked at this often even when nothing was heard: a notification can be lost, a row cannot. */
const POLL_MS = 5_000;
/** After an error of the database. */
const PAUSE_MS = 1_000;

/** Empties the outbox whenever something is put into it or falls due. */
export class OutboxLoop {
  readonly #works: Works;
  readonly #destination: Destination;
  readonly #log: Log;
  #wake: () => void = () => undefined;
  #told = false;
  #stopped = false;
  #running: Promise<void> = Promise.resolve();

  constructor(works: Works, destination: Destination, log: Log) {
    this.#works = works;
    this.#destination = destination;
    this.#log = log;
  }

  /** Starts to watch. */
  async start(listener: Listener): Promise<void> {
    await listener.listen('outbox', () => this.#tell());
    this.#running = this.#run();
  }

  /** Hands over everything that is due at this time; answers how many jobs that were. */
  async dispatch(now: Date): Promise<number> {
    const asking: Asking = { actor: { kind: 'system', name: 'outbox' }, now };
    for (let total = 0; ;) {
      const count = await this.#works.attempt(asking, (work) => dispatchOutbox(work, this.#destination));
      if (typeof count !== 'number') throw new Error('the outbox refuses nothing');
      if (count === 0) return total;
      total += count;
    }
  }

  /** Stops watching and waits for what is being handed over. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#wake();
    await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      this.#told = false;
      await this.#sleep(await this.#round());
    }
  }

  /** One round; answers how long to sleep. */
  async #round(): Promise<number> {
    try {
      await this.dispatch(new Date());
      return await this.#untilNext();
    } catch (error) {
      if (!this.#stopped)
        this.#log.warn({ err: error }, 'the outbox could not be emptied; it is tried again');
      return PAUSE_MS;
    }
  }

  async #untilNext(): Promise<number> {
    const view = this.#works.view({ actor: { kind: 'system', name: 'outbox' }, now: new Date() });
    const rows: readonly { waitMs: number | null }[] = await view.db.query(
      `select (extract(epoch from min(run_at) - now()) * 1000)::float8 as "waitMs"
       from post.outbox where dispatched_at is null`,
    );
    return Math.min(Math.max(rows[0]?.waitMs ?? POLL_MS, 20), POLL_MS);
  }

  #sleep(ms: number): Promise<void> {
    if (this.#told || this.#stopped) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #tell(): void {
    this.#told = true;
    this.#wake();
  }
}
