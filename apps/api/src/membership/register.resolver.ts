import { Inject } from '@nestjs/common';
import { Args, ArgsType, Context, Field, ID, Mutation, Resolver } from '@nestjs/graphql';
import type { Day as CivilDay } from '@plenaria/membership';
import type { RequestContext } from '../context.ts';
import { Allow } from '../graphql/allow.ts';
import { Scoped } from '../graphql/scopes.ts';
import { answerOf } from '../graphql/refusal.ts';
import type { Refusal } from '../graphql/refusal.ts';
import { Day } from '../graphql/scalars.ts';
import { StepUp } from '../graphql/step-up.ts';
import { Works } from '../work.ts';
import { appointRepresentative } from './appoint-representative.ts';
import { endMembership } from './end-membership.ts';
import { endRepresentation } from './end-representation.ts';
import { ImportReport } from './import-report.ts';
import { importRegister } from './import-register.ts';
import { Member } from './member.ts';

const ImportRegisterResult = answerOf('ImportRegisterResult', ImportReport);
const EndMembershipResult = answerOf('EndMembershipResult', Member);
const AppointRepresentativeResult = answerOf('AppointRepresentativeResult', Member);
const EndRepresentationResult = answerOf('EndRepresentationResult', Member);

@ArgsType()
class EndMembershipArgs {
  @Field(() => ID)
  memberId!: string;

  @Field(() => Day)
  lastDay!: CivilDay;

  @Field(() => String)
  reason!: string;
}

@ArgsType()
class AppointRepresentativeArgs {
  @Field(() => ID)
  memberId!: string;

  @Field(() => String)
  personName!: string;

  @Field(() => String)
  email!: string;

  @Field(() => String, { description: 'representative, alternate or delegate' })
  role!: string;

  @Field(() => Day)
  from!: CivilDay;
}

@ArgsType()
class EndRepresentationArgs extends EndMembershipArgs {
  @Field(() => ID)
  personId!: string;
}

/** The register, changed: by the secretary alone. */
@Resolver()
export class RegisterResolver {
  readonly #works: Works;

  constructor(@Inject(Works) works: Works) {
    this.#works = works;
  }

  @Allow('secretary')
  @StepUp()
  @Mutation(() => ImportRegisterResult)
  @Scoped('register:write')
  async importRegister(
    @Context() context: RequestContext,
    @Args('csv') csv: string,
    @Args('dryRun') dryRun: boolean,
  ): Promise<ImportReport | Refusal> {
    return this.#works.run(context, (work) => importRegister(work, { source: csv, dryRun }));
  }

  @Allow('secretary')
  @StepUp()
  @Mutation(() => EndMembershipResult)
  async endMembership(
    @Context() context: RequestContext,
    @Args() asked: EndMembershipArgs,
  ): Promise<Member | Refusal> {
    return this.#works.run(context, (work) => endMembership(work, asked));
  }

  @Allow('secretary')
  @StepUp()
  @Mutation(() => AppointRepresentativeResult)
  async appointRepresentative(
    @Context() context: RequestContext,
    @Args() asked: AppointRepresentativeArgs,
  ): Promise<Member | Refusal> {
    return this.#works.run(context, (work) => appointRepresentative(work, asked));
  }

  @Allow('secretary')
  @StepUp()
  @Mutation(() => EndRepresentationResult)
  async endRepresentation(
    @Context() context: RequestContext,
    @Args() asked: EndRepresentationArgs,
  ): Promise<Member | Refusal> {
    return this.#works.run(context, (work) => endRepresentation(work, asked));
  }
}
