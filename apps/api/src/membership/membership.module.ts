import { Module } from '@nestjs/common';
import { ClassResolver } from './class.resolver.ts';
import { FederationResolver } from './federation.resolver.ts';
import { MemberResolver } from './member.resolver.ts';
import { RegisterResolver } from './register.resolver.ts';
import { RegisterExportController } from './register-export.controller.ts';
import { RegisterUpload } from './register-upload.ts';
import { Spreadsheets } from '../spreadsheet/spreadsheets.ts';
import { ViewerRegisterResolver } from './viewer.resolver.ts';

/** The register: custodians, organisations, persons, classes, and what held for whom when. */
@Module({
  controllers: [RegisterExportController],
  providers: [
    ClassResolver,
    FederationResolver,
    MemberResolver,
    RegisterResolver,
    RegisterUpload,
    Spreadsheets,
    ViewerRegisterResolver,
  ],
})
export class MembershipModule {}
