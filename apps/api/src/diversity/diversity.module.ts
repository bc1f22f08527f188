import { Module } from '@nestjs/common';
import { DiversityJobs } from './diversity-jobs.ts';
import { DiversityResolver } from './diversity.resolver.ts';

/** What people say of themselves if they like, and figures of it by which nobody is found. */
@Module({ providers: [DiversityJobs, DiversityResolver] })
export class DiversityModule {}
