import { Module } from '@nestjs/common';
import { ApplicantResolver } from './applicant.resolver.ts';
import { ApplicationResolver } from './application.resolver.ts';
import { JoiningJobs } from './joining-jobs.ts';
import { ReviewerResolver } from './reviewer.resolver.ts';
import { JoiningRuleResolver } from './rule.resolver.ts';

/** From the first three questions to the register. */
@Module({
  providers: [ApplicantResolver, ApplicationResolver, JoiningJobs, JoiningRuleResolver, ReviewerResolver],
})
export class JoiningModule {}
