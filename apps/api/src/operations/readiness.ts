import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Jobs } from '../jobs/jobs.ts';

/** One thing that must stand before this process can serve, and the sentence that says whether it does. */
export type Check = { readonly name: string; readonly ok: boolean; readonly says: string };

const PATIENCE_MS = 2_000;

/** Can this process serve? Asked by load balancers, and by `plenaria doctor`. */
@Injectable()
export class Readiness {
  readonly #source: DataSource;
  readonly #jobs: Jobs;

  constructor(@Inject(DataSource) source: DataSource, @Inject(Jobs) jobs: Jobs) {
    this.#source = source;
    this.#jobs = jobs;
  }

  /** Every check, each with its answer within two seconds. */
  async checks(): Promise<readonly Check[]> {
    return Promise.all([
      check('database', () => this.#database()),
      check('migrations', () => migrationState(this.#source)),
      check('queue', () => this.#queue()),
    ]);
  }

  async #database(): Promise<string> {
    await this.#source.query('select 1');
    return 'The database answers.';
  }

  async #queue(): Promise<string> {
    const { engine, queue } = this.#jobs.queue;
    const active = await queue.getActiveCount();
    return `The job queue on ${engine} answers; ${active} jobs are being done.`;
  }
}

/** Says that the schema is up to date; throws when a migration of this version is missing. */
export async function migrationState(source: DataSource): Promise<string> {
  const [{ begun } = { begun: false }]: readonly { begun: boolean }[] = await source.query(
    `select to_regclass('public.migration') is not null as begun`,
  );
  if (!begun) throw new Error('The database is empty: `plenaria migrate` makes its tables.');
  const rows: readonly { name: string }[] = await source.query('select name from migration');
  const done = new Set(rows.map((row) => row.name));
  const missing = source.migrations
    .map((one) => one.name ?? one.constructor.name)
    .filter((name) => !done.has(name));
  if (missing.length > 0) throw new Error(`Migrations are missing: ${missing.join(', ')}.`);
  return `All ${done.size} migrations are done.`;
}

/** Asks one thing, with patience that ends. */
export async function check(name: string, ask: () => Promise<string>): Promise<Check> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new Error(`No answer within ${PATIENCE_MS / 1000} seconds.`)),
      PATIENCE_MS,
    );
  });
  try {
    return { name, ok: true, says: await Promise.race([ask(), late]) };
  } catch (error) {
    return { name, ok: false, says: error instanceof Error ? error.message : String(error) };
  } finally {
    clearTimeout(timer);
  }
}
