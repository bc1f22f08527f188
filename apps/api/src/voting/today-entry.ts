import { Field, ObjectType } from '@nestjs/graphql';
import { Readable } from '../graphql/allow.ts';
import { Instant } from '../graphql/scalars.ts';
import { Decision } from './decision.ts';

/** Something that waits for the reader. */
export type TodayKind =
  'vote' | 'settle-tie' | 'answer-amendment' | 'review-translation' | 'open-decision' | 'close-decision';

/** One thing that needs the reader, and what it is about. */
@ObjectType()
@Readable('account')
export class TodayEntry {
  @Field(() => String, {
    description: 'vote, settle-tie, answer-amendment, review-translation, open-decision or close-decision',
  })
  kind!: TodayKind;

  @Field(() => Decision, { nullable: true })
  decision!: Decision | null;

  @Field(() => Instant, { nullable: true })
  closesAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'For whom the reader would vote.' })
  memberName!: string | null;
}
