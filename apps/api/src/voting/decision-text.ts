import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Readable } from '../graphql/allow.ts';

/** How far a text can be trusted: a machine wrote it, a person did, or a second person has read it too. */
export type TextStatus = 'machine' | 'draft' | 'reviewed';

/** The text of a decision in one language. A translation bears the version of the original it translates. */
@Entity({ schema: 'voting', name: 'decision_text' })
@ObjectType()
@Readable('public')
export class DecisionText {
  @PrimaryColumn({ name: 'decision_id', type: 'uuid' })
  decisionId!: string;

  @Field(() => Int)
  @PrimaryColumn({ type: 'integer' })
  version!: number;

  @Field(() => String)
  @PrimaryColumn({ type: 'text' })
  language!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  title!: string;

  @Field(() => String, { description: 'Markdown.' })
  @Column({ type: 'text' })
  body!: string;

  @Field(() => String, { description: 'machine, draft or reviewed' })
  @Column({ type: 'text' })
  status!: TextStatus;

  /** SHA-256 of the original that this translates; null for the original. */
  @Column({ name: 'source_sha256', type: 'text', nullable: true })
  sourceSha256!: string | null;

  @Column({ name: 'written_by', type: 'uuid' })
  writtenById!: string;

  @Column({ name: 'written_at', type: 'timestamptz' })
  writtenAt!: Date;

  @Column({ name: 'reviewed_by', type: 'uuid', nullable: true })
  reviewedById!: string | null;

  /** Does it say what the standing original says? Known once the decision is known. */
  @Field(() => Boolean, { description: 'False when the original has changed since.' })
  current!: boolean;
}
