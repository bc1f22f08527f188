import { Inject, Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { CONFIG } from '../config.ts';
import type { Config } from '../config.ts';
import { LOG } from '../log.ts';
import type { Log } from '../log.ts';
import { Works } from '../work.ts';
import { migrateJobQueue, openJobQueue } from './job-queue.ts';
import type { Crew, JobQueue } from './job-queue.ts';
import { JobRegistry } from './job-registry.ts';
import { Listener } from './listener.ts';
import { OutboxLoop } from './outbox-loop.ts';
import { runJob } from './run-job.ts';

/** Jobs are mostly waiting for the database or a mail server. */
const CONCURRENCY = 8;
/** The channel on which workers hear that a job is called off, whichever of them is doing it. */
export const CALLED_OFF = 'job_called_off';

/** The queue of this process: opened by every role, worked on by `all` and `worker`. */
@Injectable()
export class Jobs implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #config: Config;
  readonly #log: Log;
  readonly #listener: Listener;
  readonly registry: JobRegistry;
  readonly #works: Works;
  #queue: JobQueue | null = null;
  #outbox: OutboxLoop | null = null;
  #crew: Crew | null = null;

  constructor(
    @Inject(CONFIG) config: Config,
    @Inject(LOG) log: Log,
    @Inject(Works) works: Works,
    @Inject(Listener) listener: Listener,
    @Inject(JobRegistry) registry: JobRegistry,
  ) {
    this.#config = config;
    this.#log = log;
    this.#listener = listener;
    this.registry = registry;
    this.#works = works;
  }

  /** The queue, once the program has started. */
  get queue(): JobQueue {
    if (!this.#queue) throw new Error('the job queue is not open yet');
    return this.#queue;
  }

  /** What feeds the queue, once the program has started. */
  get outbox(): OutboxLoop {
    if (!this.#outbox) throw new Error('the job queue is not open yet');
    return this.#outbox;
  }

  /** Domains have registered their jobs by now. */
  async onApplicationBootstrap(): Promise<void> {
    if (this.#config.migrate) await migrateJobQueue(this.#config);
    this.#queue = openJobQueue(this.#config, this.#log);
    await this.#queue.queue.waitUntilReady();
    const destination = { jobs: this.#queue, registry: this.registry, timeTravel: this.#config.timeTravel };
    this.#outbox = new OutboxLoop(this.#works, destination, this.#log);
    if (this.#config.role !== 'api') await this.#workOn(this.#queue, this.#outbox);
  }

  async #workOn(queue: JobQueue, outbox: OutboxLoop): Promise<void> {
    const tools = { registry: this.registry, log: this.#log };
    this.#crew = queue.crew((job, signal) => runJob(job, signal, tools), CONCURRENCY);
    await this.#listener.listen(CALLED_OFF, (id) => this.#crew?.callOff(id));
    await this.#schedule();
    await outbox.start(this.#listener);
  }

  /** Takes nothing new, and lets what was begun come to its end. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.#outbox?.stop();
    await this.#crew?.close();
    await this.#queue?.close();
  }

  /** Puts down the repeating jobs under their kinds, and takes away those that no longer exist. */
  async #schedule(): Promise<void> {
    const { queue } = this.queue;
    const wanted = this.registry.repeating();
    for (const { kind, everySeconds } of wanted) {
      await queue.upsertJobScheduler(
        kind,
        { every: everySeconds * 1000 },
        { name: kind, data: { payload: {}, at: null }, opts: { attempts: 1, removeOnComplete: true } },
      );
    }
    for (const known of await queue.getJobSchedulers()) {
      if (!wanted.some(({ kind }) => kind === known.key)) await queue.removeJobScheduler(known.key);
    }
  }
}
