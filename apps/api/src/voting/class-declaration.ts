import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Readable } from '../graphql/allow.ts';
import { Person } from '../membership/person.ts';

/** A member that could vote in several colleges: what it has declared, and in which class it votes. */
@ObjectType()
@Readable('signedIn')
export class ClassDeclaration {
  @Field(() => ID)
  memberId!: string;

  @Field(() => String)
  memberName!: string;

  @Field(() => [String], { description: 'Slugs of the classes among which it chooses.' })
  classes!: string[];

  @Field(() => String, { nullable: true, description: 'As it was declared before the opening.' })
  declared!: string | null;

  @Field(() => Person, { nullable: true })
  declaredBy!: Person | null;

  @Field(() => String, {
    description:
      'The class it votes in: once it is open, as the roll has it; before, as it would be today. The first of its classes where nothing is declared, or where what was declared no longer stands.',
  })
  votesIn!: string;

  @Field(() => Boolean, { description: 'May the reader declare it now?' })
  mayDeclare!: boolean;
}
