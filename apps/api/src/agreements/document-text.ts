import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { Readable } from '../graphql/allow.ts';
import { Instant } from '../graphql/scalars.ts';

/** How far a text can be trusted: a machine wrote it, a person did, or a second person has read it too. */
export type TextStatus = 'machine' | 'draft' | 'reviewed';

/** A version of a document in one language. */
@Entity({ schema: 'agreements', name: 'text' })
@ObjectType()
@Readable('public')
export class DocumentText {
  @Field(() => ID)
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  /** The later of two has the higher one. */
  @Column({ type: 'bigint', insert: false, update: false })
  sequence!: string;

  @Column({ name: 'version_id', type: 'uuid' })
  versionId!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  language!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  title!: string;

  /** Markdown. Read only where it is asked for: lists have many texts. */
  @Column({ type: 'text', select: false })
  body!: string;

  @Field(() => String, {
    description: 'In plain language, in Markdown; a reading aid and no part of the text.',
  })
  @Column({ type: 'text' })
  summary!: string;

  @Field(() => String, { description: 'machine, draft or reviewed' })
  @Column({ type: 'text' })
  status!: TextStatus;

  @Field(() => String, { description: 'Of the canonical text: language, title and body.' })
  @Column({ type: 'text' })
  sha256!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The hash of the authoritative text that it translates.',
  })
  @Column({ name: 'translation_of', type: 'text', nullable: true })
  translationOf!: string | null;

  @Column({ name: 'written_by', type: 'uuid', nullable: true })
  writtenById!: string | null;

  @Field(() => Instant)
  @Column({ name: 'written_at', type: 'timestamptz' })
  writtenAt!: Date;

  @Column({ name: 'reviewed_by', type: 'uuid', nullable: true })
  reviewedById!: string | null;

  /** Filled when it is found with its version. */
  @Field(() => Boolean, { description: 'False when the authoritative text has changed since.' })
  current!: boolean;
}
