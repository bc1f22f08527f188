import { Field, ObjectType } from '@nestjs/graphql';
import { Readable } from '../graphql/allow.ts';
import { Decision } from './decision.ts';
import { Sentence } from './sentence.ts';

/** One closed decision: what it was, and what it would have been. */
@ObjectType()
@Readable('signedIn')
export class RulePackPreview {
  @Field(() => Decision)
  decision!: Decision;

  @Field(() => String, { description: 'The outcome under the rule it was opened with.' })
  was!: string;

  @Field(() => String, { description: 'An outcome, or notComparable with sentences that say why.' })
  wouldBe!: string;

  @Field(() => [Sentence])
  sentences!: Sentence[];
}

/** The closed decisions seen under other rules, the newest first. */
@ObjectType()
@Readable('signedIn')
export class RulePackPreviews {
  @Field(() => [RulePackPreview])
  previews!: RulePackPreview[];
}
