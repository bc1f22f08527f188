import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { Readable } from '../graphql/allow.ts';
import { ConnectionOf } from '../graphql/paging.ts';
import { Instant } from '../graphql/scalars.ts';
import { Member } from '../membership/member.ts';
import { AgreementDocument } from './document.ts';
import { DocumentText } from './document-text.ts';
import { DocumentVersion } from './document-version.ts';

/** That an acceptance was taken back. The acceptance itself stays: it was given. As an acceptance, it is only ever
 *  handed to those whom it concerns; so its fields need no guard of their own. */
@ObjectType()
@Readable('public')
export class Withdrawal {
  @Field(() => Instant)
  at!: Date;

  @Field(() => String)
  reason!: string;

  personId!: string;
}

/** Somebody agreed to a text: to these words, in this language, at this moment. Written once. */
@Entity({ schema: 'agreements', name: 'acceptance' })
@ObjectType()
@Readable('public')
export class Acceptance {
  @Field(() => ID)
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column({ name: 'person_id', type: 'uuid' })
  personId!: string;

  @Column({ name: 'member_id', type: 'uuid', nullable: true })
  memberId!: string | null;

  /** In which it was given, by somebody who applies for a member to be. */
  @Column({ name: 'application_id', type: 'uuid', nullable: true })
  applicationId!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Of an organisation that was signed for before it was a member: its name as it stood there.',
  })
  @Column({ name: 'for_name', type: 'text', nullable: true })
  forName!: string | null;

  @Column({ name: 'custodian_id', type: 'uuid', nullable: true })
  custodianId!: string | null;

  @Column({ name: 'version_id', type: 'uuid' })
  versionId!: string;

  @Column({ name: 'text_id', type: 'uuid' })
  textId!: string;

  @Field(() => String, { description: 'In which the text was shown.' })
  @Column({ type: 'text' })
  language!: string;

  @Field(() => String, { description: 'Of the text that was shown.' })
  @Column({ type: 'text' })
  sha256!: string;

  @Field(() => String, { description: 'screen or import' })
  @Column({ type: 'text' })
  method!: 'screen' | 'import';

  @Field(() => Instant)
  @Column({ type: 'timestamptz' })
  at!: Date;

  @Field(() => Withdrawal, { nullable: true })
  withdrawal!: Withdrawal | null;

  /** Of what is signed for a member: the custodian that held it then, or that it applied to; null where that is not
   *  known. */
  throughId!: string | null;
}

/** What an acceptance proves, with everything it is about. */
@ObjectType()
@Readable('account')
export class AcceptanceEvidence {
  @Field(() => Acceptance)
  acceptance!: Acceptance;

  @Field(() => AgreementDocument)
  document!: AgreementDocument;

  @Field(() => DocumentVersion)
  version!: DocumentVersion;

  @Field(() => DocumentText)
  text!: DocumentText;

  @Field(() => Member, { nullable: true, description: 'For whom, when not only for the person.' })
  member!: Member | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The custodian that held the member then, or that it applied to: between these two it stands.',
  })
  through!: string | null;

  @Field(() => Boolean, {
    description: 'May the reader take it back? For a member, whoever signs for it today.',
  })
  mayWithdraw!: boolean;
}

/** That somebody agreed to a document, as whoever keeps it lists them. */
@ObjectType()
@Readable('secretary', 'custodian')
export class DocumentAcceptance {
  @Field(() => Acceptance)
  acceptance!: Acceptance;

  @Field(() => Int, { description: 'The number of the version.' })
  version!: number;

  @Field(() => String, { nullable: true, description: 'The member who was signed for.' })
  forWhom!: string | null;
}

/** One page of them. */
@ObjectType()
@Readable('secretary', 'custodian')
export class DocumentAcceptanceConnection extends ConnectionOf(DocumentAcceptance) {}

/** Several acceptances, given in one act. */
@ObjectType()
@Readable('account')
export class Acceptances {
  @Field(() => [Acceptance])
  acceptances!: Acceptance[];
}
