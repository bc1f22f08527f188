import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { CONFIG } from '../config.ts';
import type { Config } from '../config.ts';
import { LOG } from '../log.ts';
import type { Log } from '../log.ts';

type Hearer = (payload: string) => void;

const RETRY_MS_MIN = 100;
const RETRY_MS_MAX = 5_000;

/** Hears PostgreSQL's notifications on one connection of its own, and finds the way back when it is lost. */
@Injectable()
export class Listener implements OnApplicationShutdown {
  readonly #databaseUrl: string;
  readonly #log: Log;
  readonly #hearers = new Map<string, Set<Hearer>>();
  #client: pg.Client | null = null;
  #connecting: Promise<void> | null = null;
  #retryMs = RETRY_MS_MIN;
  #timer: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(@Inject(CONFIG) config: Config, @Inject(LOG) log: Log) {
    this.#databaseUrl = config.databaseUrl;
    this.#log = log;
  }

  /**
   * Calls `hearer` at each notification on the channel, and once after every reconnection, since what was said
   * meanwhile is lost. Resolves when the channel is being heard; the answer stops hearing.
   */
  async listen(channel: string, hearer: Hearer): Promise<() => void> {
    const hearers = this.#hearers.get(channel) ?? new Set<Hearer>();
    hearers.add(hearer);
    const isNew = !this.#hearers.has(channel);
    this.#hearers.set(channel, hearers);
    if (!this.#client) await this.#connect();
    else if (isNew) await this.#client.query(`listen ${pg.escapeIdentifier(channel)}`);
    return () => void hearers.delete(hearer);
  }

  async onApplicationShutdown(): Promise<void> {
    this.#closed = true;
    if (this.#timer) clearTimeout(this.#timer);
    await this.#client?.end();
  }

  #connect(): Promise<void> {
    this.#connecting ??= this.#open().finally(() => (this.#connecting = null));
    return this.#connecting;
  }

  async #open(): Promise<void> {
    if (this.#closed) return;
    const client = new pg.Client({
      connectionString: this.#databaseUrl,
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
      application_name: 'plenaria listener',
    });
    client.on('error', (error) => this.#lost(client, error));
    client.on('end', () => this.#lost(client, new Error('the connection ended')));
    client.on('notification', ({ channel, payload }) => this.#tell(channel, payload ?? ''));
    try {
      await client.connect();
      this.#client = client;
      for (const channel of this.#hearers.keys())
        await client.query(`listen ${pg.escapeIdentifier(channel)}`);
      this.#retryMs = RETRY_MS_MIN;
    } catch (error) {
      this.#lost(client, error);
    }
  }

  #lost(client: pg.Client, error: unknown): void {
    if (this.#closed || (this.#client !== null && this.#client !== client) || this.#timer) return;
    this.#client = null;
    this.#log.warn({ err: error, retryMs: this.#retryMs }, 'notifications of the database are not heard');
    client.end().catch(() => undefined);
    this.#timer = setTimeout(() => void this.#again(), this.#retryMs);
    this.#retryMs = Math.min(this.#retryMs * 2, RETRY_MS_MAX);
  }

  async #again(): Promise<void> {
    this.#timer = null;
    await this.#connect();
    if (this.#client) for (const channel of this.#hearers.keys()) this.#tell(channel, '');
  }

  #tell(channel: string, payload: string): void {
    for (const hearer of this.#hearers.get(channel) ?? []) hearer(payload);
  }
}
