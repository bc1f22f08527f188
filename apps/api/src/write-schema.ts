// The last step of the api's build: writes apps/api/schema.graphql, the contract that is committed, from the resolvers.
import 'reflect-metadata';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { DynamicModule, ForwardReference, Type } from '@nestjs/common';
import { MODULE_METADATA } from '@nestjs/common/constants.js';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { AppModule } from './app.module.ts';
import { permissionTable } from './graphql/permissions.ts';
import { demandStepUp } from './graphql/step-up.ts';

type Imported = Type | DynamicModule | ForwardReference | Promise<DynamicModule>;

const FILE = new URL('../../schema.graphql', import.meta.url);
const HEAD = '# Written by the build from the resolvers.\n\n';
/** What @Resolver() leaves on its class. */
const RESOLVER_TYPE = 'graphql:resolver_type';

const builder = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, { logger: ['error'] });
const schema = await builder.get(GraphQLSchemaFactory).create(resolversOf(AppModule));
permissionTable(schema);
demandStepUp(schema);
const text = `${HEAD}${printSchema(lexicographicSortSchema(schema))}\n`;
// A file that is as it was keeps its date.
if (!existsSync(FILE) || readFileSync(FILE, 'utf8') !== text) writeFileSync(FILE, text);
await builder.close();

/** The resolver classes of a module and of those it imports. */
function resolversOf(module: Imported): Type[] {
  if ('then' in module || 'forwardRef' in module) return [];
  if ('module' in module) return [module.module, ...(module.imports ?? [])].flatMap(resolversOf);
  const own = listed<Type>(MODULE_METADATA.PROVIDERS, module).filter((provider) =>
    Reflect.hasMetadata(RESOLVER_TYPE, provider),
  );
  return [...own, ...listed<Imported>(MODULE_METADATA.IMPORTS, module).flatMap(resolversOf)];
}

function listed<T>(key: string, module: Type): readonly T[] {
  return (Reflect.getMetadata(key, module) ?? []) as readonly T[];
}
