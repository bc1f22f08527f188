import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Day as CivilDay, DocumentVersion as Version } from '@plenaria/agreements';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { Readable } from '../graphql/allow.ts';
import { Day, Instant } from '../graphql/scalars.ts';
import { DocumentText } from './document-text.ts';

/** One wording of a document. Once published it is never changed. */
@Entity({ schema: 'agreements', name: 'version' })
@ObjectType()
@Readable('public')
export class DocumentVersion {
  @Field(() => ID)
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column({ name: 'document_id', type: 'uuid' })
  documentId!: string;

  /** That of its document, so that the database can tell whose draft it is. */
  @Column({ name: 'custodian_id', type: 'uuid', nullable: true })
  custodianId!: string | null;

  @Field(() => Int)
  @Column({ type: 'integer' })
  number!: number;

  @Field(() => String, { description: 'The authoritative language: where translations differ, it decides.' })
  @Column({ type: 'text' })
  language!: string;

  @Field(() => Day, { nullable: true })
  @Column({ name: 'effective_from', type: 'date', nullable: true })
  effectiveFrom!: CivilDay | null;

  @Field(() => Boolean, { description: 'Does it change what people agreed to?' })
  @Column({ type: 'boolean' })
  material!: boolean;

  @Column({ name: 'adopted_by', type: 'uuid', nullable: true })
  adoptedById!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was published without a decision.' })
  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Field(() => Instant, { nullable: true, description: 'Null for a draft.' })
  @Column({ name: 'published_at', type: 'timestamptz', nullable: true })
  publishedAt!: Date | null;

  @Column({ name: 'published_by', type: 'uuid', nullable: true })
  publishedById!: string | null;

  /** Filled when it is found. */
  @Field(() => [DocumentText], { description: 'The newest of each language, the authoritative one first.' })
  texts!: DocumentText[];

  @Field(() => Boolean, { description: 'Does this version hold today?' })
  inForce!: boolean;

  /** The published ones as rules see them, each with its row. */
  static publishedOf(versions: readonly DocumentVersion[]): (Version & { readonly row: DocumentVersion })[] {
    return versions.flatMap((row) => {
      const { id, number, effectiveFrom, material, publishedAt } = row;
      return publishedAt && effectiveFrom ? [{ id, number, effectiveFrom, material, row }] : [];
    });
  }

  /** The text in the first of these languages that there is, else in English, else the authoritative one. */
  static textIn(version: DocumentVersion, languages: readonly string[]): DocumentText | null {
    const current = version.texts.filter((text) => text.current);
    const found = [...languages, 'en', version.language].flatMap(
      (code) => current.find((text) => text.language === code) ?? [],
    );
    return found[0] ?? null;
  }
}
