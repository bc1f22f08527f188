import { Inject, Injectable } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { addressOf } from '../../address-of.ts';
import { CONFIG } from '../../config.ts';
import type { Config } from '../../config.ts';
import { fastifyOf } from '../../fastify-of.ts';
import { limitFor, RateLimits } from '../rate-limits.ts';
import { MOUNT, OpenidProvider } from './openid-provider.ts';
import { postedRequest } from './posted-request.ts';
import { ROUTES } from './provider-configuration.ts';

/** In a quarter of an hour, of one address: a service asks for all of its people, three times for each. */
const REQUESTS_MAX = 3_000;
/** What is the same for everybody is read again and again. */
const UNCOUNTED = ['/.well-known/openid-configuration', '/protocol/openid-connect/certs'];

/** The door for services: what arrives under `/oidc` is the provider's to read and to answer. */
@Injectable()
export class ServicesDoor {
  readonly #provider: OpenidProvider;
  readonly #limits: RateLimits;
  readonly #config: Config;

  constructor(
    @Inject(OpenidProvider) provider: OpenidProvider,
    @Inject(RateLimits) limits: RateLimits,
    @Inject(CONFIG) config: Config,
  ) {
    this.#provider = provider;
    this.#limits = limits;
    this.#config = config;
  }

  /** Opens it. Nothing reads a body before the provider does. */
  async lay(app: NestFastifyApplication): Promise<void> {
    await fastifyOf(app).register(async (scope) => {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
      scope.route({
        method: ['GET', 'POST', 'OPTIONS'],
        url: `${MOUNT}/*`,
        handler: (request, reply) => this.#serve(request, reply),
      });
    });
  }

  async #serve(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const path = request.url.slice(MOUNT.length);
    if (!UNCOUNTED.includes(path)) {
      const limit = limitFor('services from', addressOf(request, this.#config.proxyHops), REQUESTS_MAX);
      const objection = await this.#limits.objectionToTry([limit]);
      if (objection) return tooOften(request, reply);
    }
    if (request.method === 'POST' && path.split('?')[0] === ROUTES.authorization) return lead(request, reply);
    const provider = await this.#provider.current();
    const { host, protocol } = new URL(this.#config.publicUrl);
    // However it came here, it was asked at the public address.
    const headers = { 'x-forwarded-host': host, 'x-forwarded-proto': protocol.slice(0, -1) };
    Object.assign(request.raw.headers, headers);
    Object.assign(request.raw, { originalUrl: request.raw.url, url: path });
    reply.hijack();
    // Of what every page is given, only this fits what the provider sends.
    const https = reply.getHeader('strict-transport-security');
    if (https) reply.raw.setHeader('strict-transport-security', https);
    for (const [name, value] of Object.entries(HEADERS)) reply.raw.setHeader(name, value);
    return provider.callback()(request.raw, reply.raw);
  }
}

/**
 * A request that was posted is asked for anew: the browser brings the cookies by which people are known here to no
 * form of another site, which is why the library leaves posting out.
 */
async function lead(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const asked = await postedRequest(request.raw);
  if (!asked) return reply.redirect('/services/problem/wrong', 303);
  return reply.redirect(`${MOUNT}${ROUTES.authorization}?${asked.toString()}`, 303);
}

/** A person reads a page of ours, a program OAuth's own word for it. */
async function tooOften({ headers }: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  if (/\btext\/html\b/.test(headers.accept ?? '')) return reply.redirect('/services/problem/often', 303);
  return reply.code(429).header('retry-after', '900').send({ error: 'temporarily_unavailable' });
}

const HEADERS = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};
