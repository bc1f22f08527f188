import { Global, Module } from '@nestjs/common';
import { JobRegistry } from './job-registry.ts';
import { Jobs } from './jobs.ts';
import { JobsResolver } from './jobs.resolver.ts';
import { Listener } from './listener.ts';

/** The queue, the outbox that feeds it, and the ear for what the database says. */
@Global()
@Module({
  providers: [Jobs, JobRegistry, JobsResolver, Listener],
  exports: [Jobs, JobRegistry, Listener],
})
export class JobsModule {}
