import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Readable } from '../graphql/allow.ts';
import { Instant } from '../graphql/scalars.ts';

/** Who is to act, what they can do, and until when. */
@ObjectType()
@Readable('account')
export class NextStep {
  @Field(() => String, { description: 'applicant, custodian, assembly, members or nobody' })
  who!: string;

  @Field(() => String, {
    description:
      'submit, review, answer, object, answerObjection, putToTheVote, vote, welcome, appeal or applyAgain',
  })
  what!: string;

  @Field(() => Instant, { nullable: true })
  until!: Date | null;
}

/** One thing that happened to an application. */
@ObjectType()
@Readable('account')
export class ApplicationStep {
  @Field(() => ID)
  id!: string;

  @Field(() => Instant)
  at!: Date;

  @Field(() => String)
  kind!: string;

  @Field(() => String, { description: 'applicant, custodian, assembly, member or program' })
  by!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The applicant, the custodian or the member who objected, by name.',
  })
  byName!: string | null;

  @Field(() => ID, { nullable: true, description: 'The member who objected, or took its objection back.' })
  memberId!: string | null;

  @Field(() => String, { nullable: true, description: 'The reason, the question or the answer.' })
  text!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Of a recommendation: the rule in force then, custodian, objectionWindow or decision.',
  })
  rule!: string | null;

  @Field(() => ID, { nullable: true })
  decisionId!: string | null;
}

/** A document to which the applicant had agreed when they submitted. */
@ObjectType()
@Readable('account')
export class AgreedInApplication {
  @Field(() => String)
  slug!: string;

  @Field(() => String, { description: 'In the language of the reader.' })
  title!: string;

  @Field(() => Int)
  version!: number;

  @Field(() => ID, { nullable: true, description: 'Of the acceptance, for those whom it concerns.' })
  acceptanceId!: string | null;
}

/** What only the applicant and the custodian ever read. */
@ObjectType()
@Readable('account')
export class PrivatePart {
  @Field(() => String, {
    nullable: true,
    description: 'For the applicant alone: low, lowerMiddle, upperMiddle, high.',
  })
  incomeBand!: string | null;

  @Field(() => String, { nullable: true, description: 'How else to reach the applicant.' })
  contact!: string | null;

  @Field(() => String, { nullable: true, description: 'What the custodian noted.' })
  notes!: string | null;

  @Field(() => String, { description: 'The applicant as a person.' })
  personName!: string;

  @Field(() => String)
  email!: string;
}

/** Something in the register or among the applications that may be the same organisation. */
@ObjectType()
@Readable('account')
export class Alike {
  @Field(() => String)
  name!: string;

  @Field(() => String, { description: 'same or perhaps' })
  likeness!: string;

  @Field(() => String, { nullable: true, description: 'A member, now or formerly, by its slug.' })
  slug!: string | null;

  @Field(() => String, { description: 'Where it stands: member, former or applying.' })
  as!: string;
}
