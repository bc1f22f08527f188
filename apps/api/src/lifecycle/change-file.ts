import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { Day as CivilDay } from '@plenaria/membership';
import { Readable } from '../graphql/allow.ts';
import { ConnectionOf } from '../graphql/paging.ts';
import { Day, Instant } from '../graphql/scalars.ts';
import { Decision } from '../voting/decision.ts';
import { MembershipChange } from './change.ts';

/** Who is to act, what they can do, and until when. */
@ObjectType()
@Readable('account')
export class NextChangeStep {
  @Field(() => String, { description: 'member, giving, receiving, assembly, members or nobody' })
  who!: string;

  @Field(() => String, {
    description: 'agree, takeBack, resume, object, putToTheVote, vote, appeal, return or nothing',
  })
  what!: string;

  @Field(() => Instant, { nullable: true })
  until!: Date | null;
}

/** One thing that happened to a change of a membership. */
@ObjectType()
@Readable('account')
export class ChangeStep {
  @Field(() => ID)
  id!: string;

  @Field(() => Instant)
  at!: Date;

  @Field(() => String)
  kind!: string;

  @Field(() => String, { description: 'member, giving, receiving, assembly, objector or program' })
  by!: string;

  @Field(() => String, { nullable: true, description: 'The member, the custodian or who objected, by name.' })
  byName!: string | null;

  @Field(() => String, { nullable: true })
  text!: string | null;
}

/** A membership after joining, as somebody may see it: what is under way, and what would follow from more. */
@ObjectType()
@Readable('account')
export class MemberLife {
  @Field(() => ID)
  id!: string;

  @Field(() => Day, { nullable: true, description: 'The first day of a pause that has not ended.' })
  pausedFrom!: CivilDay | null;

  @Field(() => [String], { description: 'What the reader may ask for: transfer, pause, leave, expulsion.' })
  mayAsk!: string[];

  @Field(() => Boolean, {
    description:
      'Do the members decide about an expulsion, whatever the rule, as they have given it back before?',
  })
  isGivenBack!: boolean;

  @Field(() => [Decision], { description: 'Open decisions on whose frozen roll the member stands.' })
  openDecisions!: Decision[];

  @Field(() => [MembershipChange], { description: 'Newest first; only those the reader may see.' })
  changes!: MembershipChange[];
}

/** One page of them. */
@ObjectType()
@Readable('public')
export class MembershipChangeConnection extends ConnectionOf(MembershipChange) {}
