import { Inject, Module } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { Notices } from './notices.ts';
import { NoticesResolver } from './notices.resolver.ts';
import { layOneClick } from './one-click.ts';
import { PushResolver } from './push.resolver.ts';

/** What reaches people by letter and by their devices, and how they refuse it. */
@Module({ providers: [Notices, NoticesResolver, PushResolver], exports: [Notices] })
export class NoticesModule implements OnModuleInit {
  readonly #notices: Notices;
  readonly #http: HttpAdapterHost;

  constructor(@Inject(Notices) notices: Notices, @Inject(HttpAdapterHost) http: HttpAdapterHost) {
    this.#notices = notices;
    this.#http = http;
  }

  onModuleInit(): void {
    // Commands start without HTTP.
    const fastify: FastifyInstance | undefined = this.#http?.httpAdapter?.getInstance();
    if (fastify) layOneClick(fastify, this.#notices);
  }
}
