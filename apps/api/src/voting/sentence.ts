import { Field, ObjectType } from '@nestjs/graphql';
import type { Sentence as Said } from '@plenaria/voting';
import { Readable } from '../graphql/allow.ts';
import { Json } from '../graphql/scalars.ts';

/**
 * Arithmetic in words: the reader's side says it in the reader's language, `result:<key>` with these params.
 */
@ObjectType()
@Readable('public')
export class Sentence implements Said {
  @Field(() => String)
  key!: string;

  @Field(() => Json)
  params!: Said['params'];
}
