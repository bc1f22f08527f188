import { Field, ObjectType } from '@nestjs/graphql';
import { Readable } from './allow.ts';

/** The answer of a mutation that has nothing to show but that it happened. */
@ObjectType()
@Readable('public')
export class Done {
  @Field()
  done!: boolean;

  /** It is done. */
  static yes(): Done {
    return Object.assign(new Done(), { done: true });
  }
}
