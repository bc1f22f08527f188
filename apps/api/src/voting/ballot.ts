import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Choice } from '@plenaria/voting';
import { Readable } from '../graphql/allow.ts';
import { Instant } from '../graphql/scalars.ts';

/** What an elector may say, as a GraphQL enum. */
export const ChoiceEnum = {
  yes: 'yes',
  no: 'no',
  abstain: 'abstain',
  block: 'block',
} as const satisfies { [C in Choice]: C };
registerEnumType(ChoiceEnum, { name: 'Choice' });

/** One version of an elector's ballot. Only its own voters are given it before the close. */
@ObjectType()
@Readable('public')
export class Ballot {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  memberId!: string;

  @Field(() => Int, { description: '1 for the first; a changed ballot is a new version.' })
  version!: number;

  @Field(() => ChoiceEnum)
  choice!: Choice;

  @Field(() => String, { nullable: true })
  reason!: string | null;

  @Field(() => Instant)
  castAt!: Date;

  @Field(() => String, { description: 'SHA-256 of what the public log will say about this ballot.' })
  receipt!: string;
}
