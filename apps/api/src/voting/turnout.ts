import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Readable } from '../graphql/allow.ts';
import { Sentence } from './sentence.ts';

/** How many of one college have cast. */
@ObjectType()
@Readable('public')
export class CollegeTurnout {
  @Field(() => String, { description: "In the reader's language." })
  name!: string;

  @Field(() => Int)
  eligible!: number;

  @Field(() => Int)
  cast!: number;
}

/** How many have cast, and never what: until the close nobody learns how it stands. */
@ObjectType()
@Readable('public')
export class Turnout {
  @Field(() => Int)
  eligible!: number;

  @Field(() => Int)
  cast!: number;

  @Field(() => Boolean, { nullable: true, description: 'Absent where the rules ask for none.' })
  quorumReached!: boolean | null;

  @Field(() => [CollegeTurnout])
  colleges!: CollegeTurnout[];

  @Field(() => [Sentence])
  sentences!: Sentence[];
}
