import { Inject } from '@nestjs/common';
import { Args, ArgsType, Context, Field, ID, Mutation, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '../context.ts';
import { Allow } from '../graphql/allow.ts';
import { answerOf } from '../graphql/refusal.ts';
import type { Refusal } from '../graphql/refusal.ts';
import { Json } from '../graphql/scalars.ts';
import { StepUp } from '../graphql/step-up.ts';
import { Works } from '../work.ts';
import { addCustodian } from './add-custodian.ts';
import { changeCustodian } from './change-custodian.ts';
import { Custodian } from './custodian.ts';

const AddCustodianResult = answerOf('AddCustodianResult', Custodian);
const ChangeCustodianResult = answerOf('ChangeCustodianResult', Custodian);

@ArgsType()
class CustodianArgs {
  @Field(() => String)
  name!: string;

  @Field(() => String, { description: 'ISO 3166-1 or 3166-2; empty for the law of its country.' })
  jurisdiction!: string;

  @Field(() => [String], { description: 'In which it serves.' })
  languages!: string[];

  @Field(() => String, { description: 'As it stands on receipts; empty where it has none.' })
  taxIdentity!: string;

  @Field(() => String, { description: 'The slug of the organisation that it is; empty where it is none.' })
  organisation!: string;

  @Field(() => Json, { description: 'Who they are, by language.' })
  about!: unknown;
}

@ArgsType()
class AddCustodianArgs extends CustodianArgs {
  @Field(() => String)
  slug!: string;

  @Field(() => String, { description: 'ISO 3166-1, two letters.' })
  country!: string;

  @Field(() => String, { description: 'ISO 4217, three letters.' })
  currency!: string;
}

@ArgsType()
class ChangeCustodianArgs extends CustodianArgs {
  @Field(() => ID)
  id!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'The newest line of its history that the writer had before them: what somebody else wrote since is not written over.',
  })
  base?: string | null;

  @Field(() => String)
  reason!: string;
}

/** The custodians: added by the secretary, and kept true by their own people. */
@Resolver()
export class CustodianChangesResolver {
  readonly #works: Works;

  constructor(@Inject(Works) works: Works) {
    this.#works = works;
  }

  @Allow('secretary')
  @Mutation(() => AddCustodianResult)
  @StepUp()
  async addCustodian(
    @Context() context: RequestContext,
    @Args() asked: AddCustodianArgs,
  ): Promise<Custodian | Refusal> {
    return this.#works.run(context, (work) => addCustodian(work, asked));
  }

  @Allow('secretary', 'custodian')
  @Mutation(() => ChangeCustodianResult)
  @StepUp()
  async changeCustodian(
    @Context() context: RequestContext,
    @Args() asked: ChangeCustodianArgs,
  ): Promise<Custodian | Refusal> {
    return this.#works.run(context, (work) => changeCustodian(work, asked));
  }
}
