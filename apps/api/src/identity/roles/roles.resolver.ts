import { Inject } from '@nestjs/common';
import {
  Args,
  ArgsType,
  Context,
  Field,
  ID,
  Mutation,
  Parent,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import type { RequestContext } from '../../context.ts';
import { Allow, RoleEnum } from '../../graphql/allow.ts';
import type { Role } from '../../graphql/allow.ts';
import { answerOf, Refusal } from '../../graphql/refusal.ts';
import { StepUp } from '../../graphql/step-up.ts';
import { PersonInRegister } from '../../membership/person-in-register.ts';
import { Works } from '../../work.ts';
import { endRole } from './end-role.ts';
import { entrustRole } from './entrust-role.ts';
import { findRoleGrants, RoleGrant } from './role-grant.ts';

const EntrustRoleResult = answerOf('EntrustRoleResult', RoleGrant);
const EndRoleResult = answerOf('EndRoleResult', RoleGrant);

@ArgsType()
class EntrustRoleArgs {
  @Field(() => String, { description: 'A name as the register has it, or an e-mail address.' })
  person!: string;

  @Field(() => RoleEnum)
  role!: Role;

  @Field(() => String, { nullable: true, description: 'The custodian that the role custodian is for.' })
  custodian?: string | null;

  @Field(() => String)
  reason!: string;
}

/** Who is entrusted with what: every member may know, the secretary decides. */
@Resolver()
export class RolesResolver {
  readonly #works: Works;

  constructor(@Inject(Works) works: Works) {
    this.#works = works;
  }

  @Allow('signedIn')
  @Query(() => [RoleGrant], { description: 'Those that are held first, the newest first.' })
  async roleGrants(@Context() context: RequestContext): Promise<RoleGrant[]> {
    return findRoleGrants(this.#works.view(context));
  }

  @Allow('secretary')
  @Mutation(() => EntrustRoleResult)
  @StepUp()
  async entrustRole(
    @Context() context: RequestContext,
    @Args() { person, role, custodian = null, reason }: EntrustRoleArgs,
  ): Promise<RoleGrant | Refusal> {
    const asked = { person, role, custodian, reason };
    return this.#told(context, await this.#works.run(context, (work) => entrustRole(work, asked)));
  }

  @Allow('secretary')
  @Mutation(() => EndRoleResult)
  @StepUp()
  async endRole(
    @Context() context: RequestContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('reason') reason: string,
  ): Promise<RoleGrant | Refusal> {
    return this.#told(context, await this.#works.run(context, (work) => endRole(work, { id, reason })));
  }

  async #told(context: RequestContext, answer: { id: string } | Refusal): Promise<RoleGrant | Refusal> {
    if (answer instanceof Refusal) return answer;
    const [grant] = await findRoleGrants(this.#works.view(context), { id: answer.id });
    if (!grant) throw new Error('a grant that was written must be found');
    return grant;
  }
}

/** With what a person is entrusted. */
@Resolver(() => PersonInRegister)
export class PersonRolesResolver {
  readonly #works: Works;

  constructor(@Inject(Works) works: Works) {
    this.#works = works;
  }

  @Allow('signedIn')
  @ResolveField(() => [RoleGrant], { description: 'Those that are held first, the newest first.' })
  async roles(
    @Context() context: RequestContext,
    @Parent() { person }: PersonInRegister,
  ): Promise<RoleGrant[]> {
    return findRoleGrants(this.#works.view(context), { personId: person.id });
  }
}
