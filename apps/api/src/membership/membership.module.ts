import { Module } from '@nestjs/common';
import { FederationResolver } from './federation.resolver.ts';
import { MemberResolver } from './member.resolver.ts';
import { RegisterResolver } from './register.resolver.ts';
import { RegisterUpload } from './register-upload.ts';
import { ViewerRegisterResolver } from './viewer.resolver.ts';

/** The register: custodians, organisations, persons, classes, and what held for whom when. */
@Module({
  providers: [FederationResolver, MemberResolver, RegisterResolver, RegisterUpload, ViewerRegisterResolver],
})
export class MembershipModule {}
