import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Histogram } from 'prom-client';
import type { Log } from '../log.ts';

/** Asked every few seconds by machines; telling the log each time would drown everything else. */
const QUIET = new Set(['/healthz', '/readyz', '/metrics']);
const OPERATION = /^\w{1,80}$/;

/** Counts requests under way, measures them, and writes one line each: no address, no query, no personal data. */
export class Traffic {
  readonly #log: Log;
  readonly #durations: Histogram<'method' | 'route' | 'status'>;
  #underWay = 0;

  constructor(log: Log, durations: Histogram<'method' | 'route' | 'status'>) {
    this.#log = log;
    this.#durations = durations;
  }

  /** Requests that were begun and not answered yet. */
  get underWay(): number {
    return this.#underWay;
  }

  /** Begins to watch. `isDraining` asks clients to come back on another connection, to another process. */
  watch(fastify: FastifyInstance, isDraining: () => boolean): void {
    fastify.addHook('onRequest', async (request, reply) => {
      this.#underWay += 1;
      // However the answer ends, by the last byte or by the client's leaving, the request is over.
      reply.raw.once('close', () => (this.#underWay -= 1));
      reply.header('x-request-id', request.id);
      if (isDraining()) reply.header('connection', 'close');
    });
    fastify.addHook('onResponse', async (request, reply) => {
      const route = request.routeOptions.url ?? 'none';
      const seconds = reply.elapsedTime / 1000;
      this.#durations.observe({ method: request.method, route, status: String(reply.statusCode) }, seconds);
      const level = QUIET.has(route) || route === '/*' ? 'debug' : 'info';
      this.#log[level](
        {
          request: request.id,
          method: request.method,
          path: request.url.split('?', 1)[0],
          ...operationOf(request),
          status: reply.statusCode,
          durationMs: Math.round(reply.elapsedTime),
        },
        'answered',
      );
    });
  }
}

function operationOf(request: FastifyRequest): { readonly operation?: string } {
  const name = (request.body as { operationName?: unknown } | null | undefined)?.operationName;
  return typeof name === 'string' && OPERATION.test(name) ? { operation: name } : {};
}
