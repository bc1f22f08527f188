import { Module } from '@nestjs/common';
import { GraphqlModule } from '../graphql/graphql.module.ts';
import { Metrics } from './metrics.ts';
import { Operations } from './operations.ts';
import { Readiness } from './readiness.ts';

/** Health, metrics, logs, and an orderly end. */
@Module({ imports: [GraphqlModule], providers: [Metrics, Operations, Readiness] })
export class OperationsModule {}
