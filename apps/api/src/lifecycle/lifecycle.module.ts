import { Module } from '@nestjs/common';
import { LifecycleActsResolver } from './lifecycle-acts.resolver.ts';
import { LifecycleJobs } from './lifecycle-jobs.ts';
import { LifecycleResolver } from './lifecycle.resolver.ts';

/** What happens to a membership after joining: moving, pausing, leaving, being expelled, coming back. */
@Module({ providers: [LifecycleActsResolver, LifecycleJobs, LifecycleResolver] })
export class LifecycleModule {}
