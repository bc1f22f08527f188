import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { Readable } from '../graphql/allow.ts';
import { Instant } from '../graphql/scalars.ts';

/** `outdated`: the text changed in the same place, so somebody has to propose it anew. */
export type AmendmentState = 'proposed' | 'accepted' | 'rejected' | 'outdated';

/** Another wording, proposed against one version of the original text, with its reason. */
@Entity({ schema: 'voting', name: 'amendment' })
@ObjectType()
@Readable('public')
export class Amendment {
  @Field(() => ID)
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column({ name: 'decision_id', type: 'uuid' })
  decisionId!: string;

  @Field(() => Int)
  @Column({ name: 'base_version', type: 'integer' })
  baseVersion!: number;

  @Field(() => String)
  @Column({ type: 'text' })
  language!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  title!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  body!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  reason!: string;

  @Field(() => String, { description: 'proposed, accepted, rejected or outdated' })
  @Column({ type: 'text' })
  state!: AmendmentState;

  @Column({ name: 'author_id', type: 'uuid' })
  authorId!: string;

  @Field(() => Instant)
  @Column({ name: 'created_at', type: 'timestamptz' })
  at!: Date;

  @Field(() => String, { nullable: true })
  @Column({ type: 'text', nullable: true })
  answer!: string | null;

  @Column({ name: 'answered_by', type: 'uuid', nullable: true })
  answeredById!: string | null;

  @Field(() => Int, { nullable: true, description: 'The version of the text it became, once accepted.' })
  @Column({ name: 'became_version', type: 'integer', nullable: true })
  becameVersion!: number | null;
}
