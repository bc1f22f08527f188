import { Module } from '@nestjs/common';
import { AgreementsChangesResolver } from './agreements-changes.resolver.ts';
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
    AgreementsResolver,
    DocumentTextBodyResolver,
    DocumentVersionResolver,
    WithdrawalResolver,
  ],
})
export class AgreementsModule {}
