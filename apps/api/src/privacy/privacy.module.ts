import { Module } from '@nestjs/common';
import { ExportController } from './export.controller.ts';
import { PrivacyJobs } from './privacy-jobs.ts';
import { PrivacyResolver } from './privacy.resolver.ts';

/** Personal data: what there is of whom, given out, erased, and kept no longer than it is said. */
@Module({ controllers: [ExportController], providers: [PrivacyJobs, PrivacyResolver] })
export class PrivacyModule {}
