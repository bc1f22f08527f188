import { Module } from '@nestjs/common';
import { ClassResolver } from './class.resolver.ts';
import { CustodianChangesResolver } from './custodian-changes.resolver.ts';
import { CustodianResolver } from './custodian.resolver.ts';
import { FederationResolver } from './federation.resolver.ts';
import { IncomeResolver, IncomeSumsResolver } from './income.resolver.ts';
import { MemberResolver } from './member.resolver.ts';
import { PersonResolver } from './person.resolver.ts';
import { RegisterResolver } from './register.resolver.ts';
import { RegisterExportController } from './register-export.controller.ts';
import { RegisterUpload } from './register-upload.ts';
import { Spreadsheets } from '../spreadsheet/spreadsheets.ts';
import { StatutoryRegisterController } from './statutory-register.controller.ts';
import { StatutoryRegisters } from './statutory-registers.ts';
import { ViewerRegisterResolver } from './viewer.resolver.ts';

/** The register: custodians, organisations, persons, classes, and what held for whom when. */
@Module({
  controllers: [RegisterExportController, StatutoryRegisterController],
  providers: [
    ClassResolver,
    CustodianResolver,
    CustodianChangesResolver,
    FederationResolver,
    IncomeResolver,
    IncomeSumsResolver,
    MemberResolver,
    PersonResolver,
    RegisterResolver,
    RegisterUpload,
    Spreadsheets,
    StatutoryRegisters,
    ViewerRegisterResolver,
  ],
})
export class MembershipModule {}
