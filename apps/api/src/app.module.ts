import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { CirclesModule } from './circles/circles.module.ts';
import type { Config } from './config.ts';
import { AgreementsModule } from './agreements/agreements.module.ts';
import { ConstitutionModule } from './constitution/constitution.module.ts';
import { DiversityModule } from './diversity/diversity.module.ts';
import { FilesModule } from './files/files.module.ts';
import { FoundationModule } from './foundation.module.ts';
import { GraphqlModule } from './graphql/graphql.module.ts';
import { IdentityModule } from './identity/identity.module.ts';
import { InvitationsModule } from './invitations/invitations.module.ts';
import { JobsModule } from './jobs/jobs.module.ts';
import { JoiningModule } from './joining/joining.module.ts';
import { LevelsModule } from './levels/levels.module.ts';
import { LifecycleModule } from './lifecycle/lifecycle.module.ts';
import type { Log } from './log.ts';
import { MailingsModule } from './mailings/mailings.module.ts';
import { MembershipModule } from './membership/membership.module.ts';
import { NoticesModule } from './notices/notices.module.ts';
import { OperationsModule } from './operations/operations.module.ts';
import { PostModule } from './post/post.module.ts';
import { PrivacyModule } from './privacy/privacy.module.ts';
import { VotingModule } from './voting/voting.module.ts';

/** The table of contents: one line per domain. */
@Module({
  imports: [
    AgreementsModule,
    CirclesModule,
    ConstitutionModule,
    DiversityModule,
    FilesModule,
    GraphqlModule,
    IdentityModule,
    InvitationsModule,
    JobsModule,
    JoiningModule,
    LevelsModule,
    LifecycleModule,
    MailingsModule,
    MembershipModule,
    NoticesModule,
    OperationsModule,
    PostModule,
    PrivacyModule,
    VotingModule,
  ],
})
export class AppModule {
  static with(config: Config, log: Log, source: DataSource): DynamicModule {
    return { module: AppModule, imports: [FoundationModule.with(config, log, source)] };
  }
}
