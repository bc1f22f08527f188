import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Exclusion } from '@plenaria/voting';
import type { Day as CivilDay } from '@plenaria/membership';
import { Readable } from '../graphql/allow.ts';
import { ConnectionOf } from '../graphql/paging.ts';
import { Day } from '../graphql/scalars.ts';
import { MemberKind } from '../membership/member.ts';
import { RulePack } from './rule-pack.ts';
import { Sentence } from './sentence.ts';

/** Which members of the day are listed. */
export const ElectorateStanding = { votes: 'votes', excluded: 'excluded', unspoken: 'unspoken' } as const;
export type ElectorateStanding = keyof typeof ElectorateStanding;
registerEnumType(ElectorateStanding, {
  name: 'ElectorateStanding',
  description: 'Who votes, who does not, and who would vote but has nobody named who speaks for it.',
});

/** A place on the roll that would be frozen. */
@ObjectType()
@Readable('signedIn')
export class ElectorateSeat {
  @Field(() => String, { description: "As the rules call it in the reader's language." })
  college!: string;

  @Field(() => String, { description: "The class that brings it there, in the reader's language." })
  class!: string;

  @Field(() => String, { description: 'Unit weight inside the college, an exact fraction.' })
  weight!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Of the whole, when everybody votes; null where the rules give no result.',
  })
  part!: string | null;
}

/** A member of that day: its places on the roll, or why it has none. */
@ObjectType()
@Readable('signedIn')
export class ElectorateLine {
  @Field(() => String)
  slug!: string;

  @Field(() => String)
  name!: string;

  @Field(() => MemberKind)
  kind!: MemberKind;

  @Field(() => [String], { description: "The classes it holds, in the reader's language." })
  classes!: readonly string[];

  @Field(() => [ElectorateSeat])
  seats!: readonly ElectorateSeat[];

  @Field(() => String, { nullable: true, description: 'PAUSED, NO_CLASS or CLASS_NOT_NAMED' })
  excluded!: Exclusion | null;

  @Field(() => [String], { description: 'The classes among which it may choose before a decision opens.' })
  mayDeclare!: readonly string[];

  @Field(() => Int, { description: 'How many persons may vote for it; the first to vote does.' })
  voters!: number;
}

/** A page of them, in the order of the roll. */
@ObjectType()
@Readable('signedIn')
export class ElectorateConnection extends ConnectionOf(ElectorateLine) {}

/** Who could vote on a day under a rule: the roll that would be frozen, and who is not on it. */
@ObjectType()
@Readable('signedIn')
export class Electorate {
  @Field(() => RulePack)
  rulePack!: RulePack;

  @Field(() => Day)
  asOf!: CivilDay;

  @Field(() => Int, { description: 'Members on that day.' })
  members!: number;

  @Field(() => Int)
  electors!: number;

  @Field(() => Int, { description: 'Members without a vote: paused, or the rule gives them none.' })
  excluded!: number;

  @Field(() => Int, { description: 'Electors for whom nobody speaks.' })
  unspoken!: number;

  @Field(() => [Sentence], { description: 'College by college: who, and what a vote weighs.' })
  inWords!: readonly Sentence[];

  @Field(() => ElectorateConnection)
  lines!: ElectorateConnection;
}
