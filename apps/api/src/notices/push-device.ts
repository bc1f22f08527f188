import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Readable } from '../graphql/allow.ts';
import { Instant } from '../graphql/scalars.ts';

/** A browser that shows its owner what happens, also while Plenaria is not open in it. */
@ObjectType()
@Readable('account')
export class PushDevice {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true, description: 'What the browser calls itself.' })
  userAgent!: string | null;

  @Field(() => Instant)
  addedAt!: Date;

  @Field(() => Instant, { nullable: true, description: 'When it was last told something.' })
  lastUsedAt!: Date | null;

  @Field({ description: 'Is it the one that asks?' })
  current!: boolean;
}
