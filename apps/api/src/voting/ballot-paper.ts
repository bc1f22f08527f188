import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Readable } from '../graphql/allow.ts';
import { MemberKind } from '../membership/member.ts';
import { Ballot } from './ballot.ts';
import { Sentence } from './sentence.ts';

/** What lies before a voter: for whom they vote, with which weight, and what has been cast so far. */
@ObjectType()
@Readable('public')
export class BallotPaper {
  @Field(() => ID)
  memberId!: string;

  @Field(() => String)
  memberName!: string;

  @Field(() => MemberKind)
  kind!: MemberKind;

  @Field(() => String)
  class!: string;

  @Field(() => String)
  college!: string;

  @Field(() => String, { description: 'Unit weight inside the college, an exact fraction.' })
  weight!: string;

  @Field(() => [Sentence])
  weightInWords!: Sentence[];

  @Field(() => Ballot, { nullable: true })
  ballot!: Ballot | null;

  /** The person to whom the first ballot has locked it. */
  lockedById!: string | null;
}
