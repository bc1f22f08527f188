import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from '../src/config.ts';
import { layEdge } from '../src/edge.ts';
import { OwnOperations } from '../src/graphql/own-operations.ts';
import { CAST, idOf, LIST, LIST_IN_MEMORY, MEMBER, REGISTER, SMALL, SMALL_IN_MEMORY } from './documents.ts';

const BODY_BYTES_MAX = 1024 * 1024;

/** A module behind our own edge, with the documents of the benchmarks as its own. Answers the port. */
export async function serveOurPath(
  config: Config,
  module: DynamicModule,
  data: 'in memory' | 'database',
): Promise<number> {
  const app = await NestFactory.create<NestFastifyApplication>(
    module,
    new FastifyAdapter({ bodyLimit: BODY_BYTES_MAX }),
    { logger: false, abortOnError: false },
  );
  const texts =
    data === 'database' ? [SMALL, LIST, REGISTER, MEMBER, CAST] : [SMALL_IN_MEMORY, LIST_IN_MEMORY];
  await layEdge(app, config, '/nowhere');
  await app.init();
  app.get(OwnOperations).prepare(new Map(texts.map((text) => [idOf(text), text])));
  await app.listen(0, '127.0.0.1');
  return Number(new URL(await app.getUrl()).port);
}
