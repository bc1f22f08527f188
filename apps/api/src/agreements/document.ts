import { Field, ID, ObjectType } from '@nestjs/graphql';
import { askedBy } from '@plenaria/agreements';
import type { AgreementDocument as Document, Asked, DocumentKind } from '@plenaria/agreements';
import type { Day as CivilDay } from '@plenaria/membership';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { Readable } from '../graphql/allow.ts';
import { Day } from '../graphql/scalars.ts';
import { DocumentVersion } from './document-version.ts';

/** An agreement or policy, through all its versions. */
@Entity({ schema: 'agreements', name: 'document' })
@ObjectType()
@Readable('public')
export class AgreementDocument implements Document {
  @Field(() => ID)
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  slug!: string;

  @Field(() => String, {
    description: 'conditions-of-use, data-protection, cookies, licensing, code-of-conduct or consortium',
  })
  @Column({ type: 'text' })
  kind!: DocumentKind;

  @Field(() => String, { description: 'ISO 3166-1, two letters, or * for everywhere.' })
  @Column({ type: 'text' })
  jurisdiction!: string;

  /** Null: the federation's own. */
  @Column({ name: 'custodian_id', type: 'uuid', nullable: true })
  custodianId!: string | null;

  @Field(() => [String], { description: 'Slugs of the classes it is for; none means all.' })
  @Column({ type: 'text', array: true })
  classes!: string[];

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Field(() => Day, { nullable: true, description: 'The last day on which it holds; null while it goes on.' })
  @Column({ name: 'last_day', type: 'date', nullable: true })
  lastDay!: CivilDay | null;

  @Field(() => String, { nullable: true, description: 'Why it ends, or why it goes on after all.' })
  @Column({ name: 'end_reason', type: 'text', nullable: true })
  endReason!: string | null;

  @Column({ name: 'ended_by', type: 'uuid', nullable: true })
  endedById!: string | null;

  /** Filled when it is found: the newest first. A draft is among them only for whoever keeps the document. */
  @Field(() => [DocumentVersion], { description: 'The newest first.' })
  versions!: DocumentVersion[];

  @Field(() => String, { description: 'accept, read, sign or nothing' })
  get asked(): Asked {
    return askedBy(this.kind);
  }
}
