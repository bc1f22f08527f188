import { Module } from '@nestjs/common';
import { PrivacyJobs } from './privacy-jobs.ts';

/** Personal data: what there is of whom, given out, erased, and kept no longer than it is said. */
@Module({ providers: [PrivacyJobs] })
export class PrivacyModule {}
