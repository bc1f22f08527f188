import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { Readable } from '../graphql/allow.ts';
import { Instant } from '../graphql/scalars.ts';

/** What somebody said about a decision, or in reply to what somebody said. Members talk among themselves. */
@Entity({ schema: 'voting', name: 'comment' })
@ObjectType()
@Readable('public')
export class Comment {
  @Field(() => ID)
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column({ name: 'decision_id', type: 'uuid' })
  decisionId!: string;

  @Field(() => ID, { nullable: true })
  @Column({ name: 'parent_id', type: 'uuid', nullable: true })
  parentId!: string | null;

  @Column({ name: 'author_id', type: 'uuid' })
  authorId!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  body!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  language!: string;

  @Field(() => Instant)
  @Column({ name: 'created_at', type: 'timestamptz' })
  at!: Date;
}
