import { createPostgresBackend, Queue, runMigrations, Worker } from 'bullmq';
import type {
  BackendFactory,
  ConnectionOptions,
  IQueueBackend,
  Job,
  JobsOptions,
  PostgresConnectionOptions,
} from 'bullmq';
import pg from 'pg';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';

/** What travels through the queue. `at` is told only in a test build, where time may stand still. */
export type Envelope = { readonly payload: object; readonly at: string | null };

/** A job as the queue keeps it. */
export type QueuedJob = Job<Envelope, void, string>;

/** Does one job. The signal tells that somebody called it off. */
type Processor = (job: QueuedJob, signal: AbortSignal | undefined) => Promise<void>;

/** What we ask of BullMQ, the same on both of its engines. */
export type JobQueue = {
  readonly engine: 'postgresql' | 'redis';
  readonly name: string;
  readonly queue: Queue<Envelope, void, string>;
  /** Starts to take jobs, at most `concurrency` at a time. */
  crew(work: Processor, concurrency: number): Crew;
  close(): Promise<void>;
};

/** The worker of this process. */
export type Crew = {
  /** Calls off a job that this process is doing; false when it is not. */
  callOff(id: string): boolean;
  /** Takes no more jobs and waits for those under way. */
  close(): Promise<void>;
};

/** One queue: what differs by kind is said in each job's options. */
const QUEUE_NAME = 'plenaria';
/** BullMQ's own schema, beside ours and never touched by our migrations. */
const QUEUE_SCHEMA = 'bullmq';
/** LISTEN holds one connection for good; the others take and finish jobs. */
const POOL_MAX = 5;
/** After a lost connection jobs are asked for again so soon. Closing waits for this pause to end, whatever is left. */
const LOST_PAUSE_MS = 1_000;
/** So long an operator finds jobs that are done, and those that failed for good. */
const SECONDS_KEPT = { completed: 86_400, failed: 30 * 86_400 } as const;
const RETRIES: JobsOptions = {
  attempts: 8,
  backoff: { type: 'exponential', delay: 2_000, jitter: 0.5 },
  removeOnComplete: { age: SECONDS_KEPT.completed, count: 2_000 },
  removeOnFail: { age: SECONDS_KEPT.failed, count: 5_000 },
};

/** Opens the queue on PostgreSQL, or on Redis when QUEUE_URL names one. */
export function openJobQueue(config: Config, log: Log): JobQueue {
  return config.queueUrl ? openOnRedis(config.queueUrl, log) : openOnPostgres(config, log);
}

/** Brings BullMQ's schema up to date. Its own lock lets one process at a time do so. Redis needs nothing. */
export async function migrateJobQueue(config: Config): Promise<void> {
  if (config.queueUrl) return;
  const client = new pg.Client({ connectionString: config.databaseUrl });
  await client.connect();
  try {
    await runMigrations(client, QUEUE_SCHEMA);
  } finally {
    await client.end();
  }
}

/**
 * Takes away jobs that ended longer ago than they are kept, and with them what they carry. By itself the queue looks
 * for those that are done when another is done, and for those that failed when another fails.
 */
export async function forgetEnded({ queue }: JobQueue): Promise<void> {
  for (const state of ['completed', 'failed'] as const)
    await queue.clean(SECONDS_KEPT[state] * 1000, 0, state);
}

function openOnPostgres(config: Config, log: Log): JobQueue {
  const pool = new pg.Pool({
    connectionString: config.databaseUrl,
    max: POOL_MAX,
    keepAlive: true,
    application_name: `plenaria ${config.role} jobs`,
    options: `-c search_path=${QUEUE_SCHEMA}`,
  });
  const notice = noticeIn(log);
  pool.on('error', notice);
  // A connection that is checked out tells nobody but its own listeners that the server went away.
  pool.on('connect', (client) => client.on('error', notice));
  return assemble(
    'postgresql',
    { connection: pool as PostgresConnectionOptions, factory: createPostgresBackend, log },
    () => pool.end(),
  );
}

function openOnRedis(url: string, log: Log): JobQueue {
  const connection: ConnectionOptions = { url, maxRetriesPerRequest: null };
  return assemble('redis', { connection, factory: undefined, log }, async () => undefined);
}

type Engine<Backend extends IQueueBackend, Connection> = {
  readonly connection: Connection;
  readonly factory: BackendFactory<Backend, Connection> | undefined;
  readonly log: Log;
};

function assemble<Backend extends IQueueBackend, Connection>(
  engine: JobQueue['engine'],
  { connection, factory, log }: Engine<Backend, Connection>,
  end: () => Promise<void>,
): JobQueue {
  // BullMQ's types tie a queue to its engine; what we call is the same on both.
  const backend = factory as unknown as undefined;
  const options = { connection: connection as ConnectionOptions };
  const queue = new Queue<Envelope, void, string>(
    QUEUE_NAME,
    { ...options, defaultJobOptions: RETRIES },
    backend,
  );
  queue.on('error', noticeIn(log));
  const crew = (work: Processor, concurrency: number): Crew => {
    const process = (job: QueuedJob, _token?: string, signal?: AbortSignal) => work(job, signal);
    const worker = new Worker<Envelope, void, string>(
      QUEUE_NAME,
      process,
      { ...options, concurrency, runRetryDelay: LOST_PAUSE_MS },
      backend,
    );
    worker.on('error', noticeIn(log));
    return { callOff: (id) => worker.cancelJob(id, 'called off'), close: () => worker.close() };
  };
  const close = async () => {
    await queue.close();
    await end();
  };
  return { engine, name: QUEUE_NAME, queue, crew, close };
}

function noticeIn(log: Log): (error: unknown) => void {
  return (error) => log.warn({ err: error }, 'the job queue lost a connection or could not finish a step');
}
