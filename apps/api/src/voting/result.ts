import { Field, Int, ObjectType } from '@nestjs/graphql';
import { awaitsSettlement, collegeLabel, labelled } from '@plenaria/voting';
import type { RulePack as Rules, TallyResult } from '@plenaria/voting';
import { Readable } from '../graphql/allow.ts';
import { Sentence } from './sentence.ts';

/** One college counted: heads, the share in the rules, and the share that counted. */
@ObjectType()
@Readable('public')
export class CollegeResult {
  @Field(() => String, { description: "In the reader's language." })
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

/**
 * The result as it was stored at the close, or when its tie was settled. Fractions are exact; the displays add up
 * to 100.00.
 */
@ObjectType()
@Readable('public')
export class Result {
  @Field(() => String, { description: 'adopted, rejected, noQuorum or undecided' })
  outcome!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What an open tie waits for: castingVote or lot. Null for every other result.',
  })
  awaits!: 'castingVote' | 'lot' | null;

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

  @Field(() => Boolean, { nullable: true, description: 'Absent where the rules ask for none.' })
  quorumReached!: boolean | null;
}

/** A stored tally as a reader of this language is told it: numbers as they are, colleges by their labels. */
export function resultIn(language: string, tally: TallyResult, rules: Rules): Result {
  const colleges = tally.colleges.map((college) => ({
    ...college,
    name: collegeLabel(rules, college.name, language),
    sentences: labelled(college.sentences, rules, language),
  }));
  const awaits = awaitsSettlement(tally) && rules.ties.kind !== 'statusQuo' ? rules.ties.kind : null;
  const quorumReached = rules.quorum.length > 0 ? tally.quorumReached : null;
  return { ...tally, awaits, quorumReached, colleges, sentences: labelled(tally.sentences, rules, language) };
}
