import { existsSync } from 'node:fs';
import { join } from 'node:path';
import helmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from './config.ts';
import { fastifyOf } from './fastify-of.ts';
import { OwnOperations } from './graphql/own-operations.ts';
import { TokenDoor } from './identity/api-tokens/token-door.ts';
import { linkToTexts } from './link-to-texts.ts';
import { listRoutes } from './list-routes.ts';
import { LOG } from './log.ts';

const ONE_YEAR_SECONDS = 31_536_000;

/** What stands between the network and the resolvers: headers, our own documents, the web client's files. */
export async function layEdge(app: NestFastifyApplication, config: Config, site: string): Promise<void> {
  const fastify = fastifyOf(app);
  if (config.timeTravel) listRoutes(fastify, app.get(LOG));
  // Before helmet, whose thirteen headers are for pages: an answer in JSON needs these three, made once.
  fastify.addHook('onRoute', (route) => {
    if (route.url === '/graphql') Object.assign(route, { helmet: false, onRequest: plainAnswer(config) });
  });
  await fastify.register(helmet, {
    contentSecurityPolicy: { directives: contentPolicy(config) },
    strictTransportSecurity: config.publicUrl.startsWith('https'),
  });
  const own = app.get(OwnOperations);
  const tokens = app.get(TokenDoor, { strict: false });
  fastify.addHook('preHandler', async (request, reply) => {
    if (request.routeOptions.url !== '/graphql') return undefined;
    return (await tokens.serve(request, reply)) ?? own.serve(request, reply);
  });
  if (existsSync(join(site, 'index.html'))) await serveSite(fastify, site);
}

/** What a browser must know about an answer that is no page. */
function plainAnswer(config: Config) {
  const headers = {
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    ...(config.publicUrl.startsWith('https') && {
      'strict-transport-security': `max-age=${ONE_YEAR_SECONDS}; includeSubDomains`,
    }),
  };
  return async (_request: FastifyRequest, reply: FastifyReply): Promise<void> => void reply.headers(headers);
}

/** No script, style, font or picture from anywhere but here. */
function contentPolicy(config: Config) {
  return {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    workerSrc: ["'self'"],
    styleSrc: ["'self'"],
    fontSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    manifestSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
    upgradeInsecureRequests: config.publicUrl.startsWith('https') ? [] : null,
  };
}

/** Hashed files are kept for a year; every other path is the one page, which finds its own way. */
async function serveSite(fastify: FastifyInstance, site: string): Promise<void> {
  await fastify.register(fastifyStatic, {
    root: site,
    wildcard: false,
    index: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (response, path) => {
      const hashed = path.includes('/assets/');
      response.setHeader(
        'cache-control',
        hashed ? `public, max-age=${ONE_YEAR_SECONDS}, immutable` : 'no-cache',
      );
    },
  });
  const link = linkToTexts(site);
  fastify.get('/*', async (request, reply) => {
    // A script of an older build is gone; a page in its place would only be a stranger error.
    if (request.url.startsWith('/assets/')) return reply.code(404).type('text/plain').send('No such file.');
    return reply.header('link', link(request)).header('vary', 'accept-language').sendFile('index.html');
  });
}
