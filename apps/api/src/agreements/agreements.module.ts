import { Module } from '@nestjs/common';
import { AgreementsChangesResolver } from './agreements-changes.resolver.ts';
import { AgreementsJobs } from './agreements-jobs.ts';
import { AgreementsResolver } from './agreements.resolver.ts';
import { EvidenceController } from './evidence.controller.ts';
import {
  AcceptanceResolver,
  AgreementDocumentResolver,
  DocumentTextBodyResolver,
  DocumentVersionResolver,
  WithdrawalResolver,
} from './document-fields.resolver.ts';

/** Agreements and policies: what holds where, who agreed to which words, and the proof of it. */
@Module({
  controllers: [EvidenceController],
  providers: [
    AcceptanceResolver,
    AgreementDocumentResolver,
    AgreementsChangesResolver,
    AgreementsJobs,
    AgreementsResolver,
    DocumentTextBodyResolver,
    DocumentVersionResolver,
    WithdrawalResolver,
  ],
})
export class AgreementsModule {}
