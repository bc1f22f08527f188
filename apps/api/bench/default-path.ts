import { ApolloDriver } from '@nestjs/apollo';
import type { ApolloDriverConfig } from '@nestjs/apollo';
import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { ExpressAdapter } from '@nestjs/platform-express';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ContextMaker } from '../src/graphql/make-context.ts';
import { ContextModule } from '../src/graphql/graphql.module.ts';

type Asked = { readonly req: FastifyRequest; readonly res: FastifyReply };

class DefaultPathModule {}

/**
 * The peer: Nest's documentation followed to the letter (ApolloDriver on Express, graphql-js, every default),
 * around the same resolvers, entities, find functions and session look-up as ours. Answers the port.
 */
export async function serveDefaultPath(domains: readonly (DynamicModule | Function)[]): Promise<number> {
  const graphql = GraphQLModule.forRootAsync<ApolloDriverConfig>({
    driver: ApolloDriver,
    inject: [ContextMaker],
    useFactory: (contexts: ContextMaker) => ({
      autoSchemaFile: true,
      context: ({ req, res }: Asked) => contexts.make(req, res),
    }),
  });
  const app = await NestFactory.create(
    { module: DefaultPathModule, imports: [ContextModule, graphql, ...(domains as DynamicModule[])] },
    new ExpressAdapter(),
    { logger: false, abortOnError: false },
  );
  await app.listen(0, '127.0.0.1');
  return Number(new URL(await app.getUrl()).port);
}
