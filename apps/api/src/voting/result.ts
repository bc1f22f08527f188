import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { TallyResult } from '@plenaria/voting';
import { Readable } from '../graphql/allow.ts';
import { Sentence } from './sentence.ts';

/** One college counted: heads, the share in the rules, and the share that counted. */
@ObjectType()
@Readable('public')
export class CollegeResult {
  @Field(() => String)
  name!: string;

  @Field(() => String, { description: 'An exact fraction, or byVotes.' })
  share!: string;

  @Field(() => Int)
  eligible!: number;

  @Field(() => Int)
  cast!: number;

  @Field(() => Int)
  yes!: number;

  @Field(() => Int)
  no!: number;

  @Field(() => Int)
  abstain!: number;

  @Field(() => Int)
  block!: number;

  @Field(() => String)
  effectiveShare!: string;

  @Field(() => [Sentence])
  sentences!: Sentence[];
}

/** The result as it was stored at the close. Fractions are exact; the displays add up to 100.00. */
@ObjectType()
@Readable('public')
export class Result {
  @Field(() => String, { description: 'adopted, rejected, noQuorum or undecided' })
  outcome!: string;

  @Field(() => [Sentence])
  sentences!: Sentence[];

  @Field(() => [CollegeResult])
  colleges!: CollegeResult[];

  @Field(() => String)
  yes!: string;

  @Field(() => String)
  no!: string;

  @Field(() => String)
  abstain!: string;

  @Field(() => String, { description: 'What nobody used, such as the share of a silent college.' })
  unused!: string;

  @Field(() => Int)
  eligible!: number;

  @Field(() => Int)
  cast!: number;

  @Field(() => Int)
  blocks!: number;

  @Field(() => String)
  yesDisplay!: string;

  @Field(() => String)
  noDisplay!: string;

  @Field(() => String)
  abstainDisplay!: string;

  @Field(() => String)
  unusedDisplay!: string;

  @Field(() => Boolean)
  quorumReached!: boolean;
}

/** A stored tally is already what a reader is shown. */
export function resultOf(tally: TallyResult): Result {
  const sentences = (said: TallyResult['sentences']): Sentence[] => [...said];
  const colleges = tally.colleges.map((college) => ({ ...college, sentences: sentences(college.sentences) }));
  return { ...tally, colleges, sentences: sentences(tally.sentences) };
}
