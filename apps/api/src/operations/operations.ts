import { Inject, Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationShutdown, OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { DataSource } from 'typeorm';
import { CONFIG } from '../config.ts';
import type { Config } from '../config.ts';
import { nowOf } from '../context.ts';
import { LiveOperations } from '../graphql/live-operations.ts';
import { Jobs } from '../jobs/jobs.ts';
import { tick } from '../jobs/tick.ts';
import { LOG } from '../log.ts';
import type { Log } from '../log.ts';
import { Metrics } from './metrics.ts';
import { Readiness } from './readiness.ts';
import { Traffic } from './traffic.ts';

/** Requests under way are given this long to end. */
const DRAIN_MS = 10_000;
/** After this a process that will not end is ended. */
const END_MS = 25_000;
const LOOK_MS = 20;

/** The side of the program that operators and their machines see: health, metrics, one log line a request, the end. */
@Injectable()
export class Operations implements OnModuleInit, BeforeApplicationShutdown, OnApplicationShutdown {
  readonly #config: Config;
  readonly #log: Log;
  readonly #http: HttpAdapterHost;
  readonly #source: DataSource;
  readonly #live: LiveOperations;
  readonly #jobs: Jobs;
  readonly #readiness: Readiness;
  readonly #metrics: Metrics;
  readonly #traffic: Traffic;
  #drained: Promise<void> | null = null;

  constructor(
    @Inject(CONFIG) config: Config,
    @Inject(LOG) log: Log,
    @Inject(HttpAdapterHost) http: HttpAdapterHost,
    @Inject(DataSource) source: DataSource,
    @Inject(LiveOperations) live: LiveOperations,
    @Inject(Jobs) jobs: Jobs,
    @Inject(Readiness) readiness: Readiness,
    @Inject(Metrics) metrics: Metrics,
  ) {
    this.#config = config;
    this.#log = log;
    this.#http = http;
    this.#source = source;
    this.#live = live;
    this.#jobs = jobs;
    this.#readiness = readiness;
    this.#metrics = metrics;
    this.#traffic = new Traffic(log, metrics.durations);
  }

  onModuleInit(): void {
    // Commands start without HTTP.
    const fastify: FastifyInstance | undefined = this.#http?.httpAdapter?.getInstance();
    if (!fastify) return;
    this.#traffic.watch(fastify, () => this.#drained !== null);
    // The GraphQL module closes the server before any shutdown hook of ours; this one runs before all of them.
    fastify.addHook('preClose', () => this.#drain());
    this.#layProbes(fastify);
    if (this.#config.timeTravel) this.#layTick(fastify);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.#drain();
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.#source.isInitialized) await this.#source.destroy();
    this.#log.info('ended');
  }

  /** Ready no longer: nothing new is let in, and what is under way is let out. Whoever asks first begins it. */
  #drain(): Promise<void> {
    this.#drained ??= this.#untilDrained();
    return this.#drained;
  }

  async #untilDrained(): Promise<void> {
    this.#log.info({ underWay: this.#traffic.underWay }, 'draining');
    setTimeout(() => {
      this.#log.error(
        { underWay: this.#traffic.underWay },
        'the end takes too long; what is still under way is left',
      );
      process.exit(1);
    }, END_MS).unref();
    for (const end = Date.now() + DRAIN_MS; this.#traffic.underWay > 0 && Date.now() < end;) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
    await this.#live.close();
  }

  #layProbes(fastify: FastifyInstance): void {
    fastify.get('/healthz', async (_request, reply) => {
      reply.header('cache-control', 'no-store');
      return { status: 'ok' };
    });
    fastify.get('/readyz', async (_request, reply) => {
      const draining = this.#drained !== null;
      const checks = draining ? [] : await this.#readiness.checks();
      const ready = !draining && checks.every((one) => one.ok);
      reply.code(ready ? 200 : 503).header('cache-control', 'no-store');
      return { ready, draining, checks: checks.map(({ name, ok }) => ({ name, ok })) };
    });
    fastify.get('/metrics', async (_request, reply) => {
      reply.header('cache-control', 'no-store').type(this.#metrics.registry.contentType);
      return this.#metrics.text();
    });
  }

  /** Test builds only: `POST /tick` lets the clock's jobs run at the time that `x-now` says. */
  #layTick(fastify: FastifyInstance): void {
    fastify.post('/tick', async (request) => {
      await tick(this.#jobs, nowOf(request.headers, true));
      return { done: true };
    });
  }
}
