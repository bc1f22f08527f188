import { createHash } from 'node:crypto';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from '../src/config.ts';
import { layEdge } from '../src/edge.ts';
import { GraphqlModule } from '../src/graphql/graphql.module.ts';
import { OwnOperations } from '../src/graphql/own-operations.ts';
import { LIST_IN_MEMORY, SMALL_IN_MEMORY } from './documents.ts';
import { InMemoryModule } from './in-memory.module.ts';

@Module({ imports: [GraphqlModule] })
class OurPathModule {}

/** Our own edge and GraphQL module around resolvers that need no database. Answers the port. */
export async function serveOurPath(config: Config): Promise<number> {
  const app = await NestFactory.create<NestFastifyApplication>(
    { module: OurPathModule, imports: [InMemoryModule.with(config)] },
    new FastifyAdapter({ bodyLimit: 1024 * 1024 }),
    { logger: false, abortOnError: false },
  );
  const texts = [SMALL_IN_MEMORY, LIST_IN_MEMORY];
  const documents = new Map(texts.map((text) => [createHash('sha256').update(text).digest('hex'), text]));
  await layEdge(app, config, '/nowhere');
  await app.init();
  app.get(OwnOperations).prepare(documents);
  await app.listen(0, '127.0.0.1');
  return Number(new URL(await app.getUrl()).port);
}
