import type { FastifyInstance } from 'fastify';
import type { Log } from './log.ts';

/** The web client's hashed files: hundreds, and everybody's. */
const ASSETS = '/assets/';

/** Test builds only: the log tells every door that the program has, so that a test can ask whose each of them is. */
export function listRoutes(fastify: FastifyInstance, log: Log): void {
  const routes: string[] = [];
  fastify.addHook('onRoute', ({ method, url }) => {
    if (!url.startsWith(ASSETS)) routes.push(...[method].flat().map((one) => `${one} ${url}`));
  });
  fastify.addHook('onReady', async () => log.info({ routes }, 'routes'));
}
