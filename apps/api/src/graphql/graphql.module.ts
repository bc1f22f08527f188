import { ApolloDriver } from '@nestjs/apollo';
import type { ApolloDriverConfig } from '@nestjs/apollo';
import { Global, Inject, Module } from '@nestjs/common';
import { ExternalContextCreator } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { CONFIG } from '../config.ts';
import type { Config } from '../config.ts';
import { LOG } from '../log.ts';
import type { Log } from '../log.ts';
import { callResolversDirectly } from './direct-resolvers.ts';
import { letResolversFail } from './failing-resolvers.ts';
import { operationPlugin } from './operation.plugin.ts';
import { shapeLimits, TOKENS_MAX } from './limits.ts';
import { ContextMaker } from './make-context.ts';
import { maskError } from './masking.ts';
import { permissionTable } from './permissions.ts';
import { LiveOperations } from './live-operations.ts';
import { OwnOperations } from './own-operations.ts';
import { demandStepUp } from './step-up.ts';

/** Provides what the GraphQL edge needs to know who asks. */
@Global()
@Module({ providers: [ContextMaker], exports: [ContextMaker] })
export class ContextModule {}

/** The GraphQL edge: Apollo on Fastify, our own documents compiled, limits, masking, permissions by field. */
@Module({
  imports: [
    ContextModule,
    GraphQLModule.forRootAsync<ApolloDriverConfig>({
      driver: ApolloDriver,
      inject: [CONFIG, LOG, ContextMaker],
      useFactory: graphqlOptions,
    }),
  ],
  providers: [LiveOperations, OwnOperations],
  exports: [LiveOperations],
})
export class GraphqlModule {
  constructor(@Inject(ExternalContextCreator) creator: ExternalContextCreator) {
    callResolversDirectly(creator);
  }
}

function graphqlOptions(
  config: Config,
  log: Log,
  contexts: ContextMaker,
): Omit<ApolloDriverConfig, 'driver'> {
  const incident = (id: string, error: unknown): void => log.error({ incident: id, err: error }, 'incident');
  const adHoc = config.timeTravel || !config.production;
  return {
    path: '/graphql',
    autoSchemaFile: true,
    // Asking for the schema is asking in one's own words: operationPlugin says who may.
    introspection: true,
    graphiql: false,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens: TOKENS_MAX },
    validationRules: [shapeLimits],
    plugins: [operationPlugin({ adHoc })],
    formatError: (_formatted, error) => maskError(error, incident),
    context: (request: FastifyRequest, reply: FastifyReply) => contexts.make(request, reply),
    transformSchema: (schema: GraphQLSchema) => {
      permissionTable(schema);
      demandStepUp(schema);
      if (config.failResolvers > 0) letResolversFail(schema, config.failResolvers);
      return schema;
    },
  };
}
