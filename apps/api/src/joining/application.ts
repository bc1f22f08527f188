import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { ApplicationState, Pledge } from '@plenaria/membership';
import { Column, Entity, Generated, PrimaryGeneratedColumn } from 'typeorm';
import { Readable } from '../graphql/allow.ts';
import { ConnectionOf } from '../graphql/paging.ts';
import { Instant, Json } from '../graphql/scalars.ts';
import { MemberKind } from '../membership/member.ts';

/** Where an application stands, as a GraphQL enum. */
export const ApplicationStateEnum = {
  draft: 'draft',
  inReview: 'inReview',
  awaitingInformation: 'awaitingInformation',
  inObjectionWindow: 'inObjectionWindow',
  objected: 'objected',
  awaitingVote: 'awaitingVote',
  inVote: 'inVote',
  admitted: 'admitted',
  rejected: 'rejected',
  appealed: 'appealed',
  inAppeal: 'inAppeal',
  refused: 'refused',
  withdrawn: 'withdrawn',
} as const satisfies { [S in ApplicationState]: S };
registerEnumType(ApplicationStateEnum, { name: 'ApplicationState' });

/**
 * Somebody who asks to join through a custodian. Row level security says who finds it: the applicant, the custodian,
 * and every member once it is recommended. So a reader of any field has been let in by the database.
 */
@Entity({ schema: 'membership', name: 'application' })
@ObjectType()
@Readable('account')
export class Application {
  @Field(() => ID)
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Field(() => Int, { description: 'What people call it: application 12.' })
  @Column({ type: 'integer' })
  @Generated('increment')
  number!: number;

  @Column({ name: 'custodian_id', type: 'uuid' })
  custodianId!: string;

  @Column({ name: 'account_id', type: 'uuid' })
  accountId!: string;

  @Field(() => MemberKind)
  @Column({ type: 'text' })
  kind!: MemberKind;

  @Field(() => String)
  @Column({ type: 'text' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1, two letters.' })
  @Column({ type: 'text', nullable: true })
  country!: string | null;

  @Field(() => String, { nullable: true })
  @Column({ type: 'text', nullable: true })
  website!: string | null;

  /** Slugs. */
  @Column({ type: 'text', array: true })
  classes!: string[];

  @Field(() => Json, {
    description: 'money { amount in minor units, currency, every }, hours { hours, every }, resources',
  })
  @Column({ type: 'jsonb' })
  pledge!: Partial<Pledge>;

  /** The service level that the applicant chose, if one. */
  @Column({ name: 'level_id', type: 'uuid', nullable: true })
  levelId!: string | null;

  @Field(() => String, { description: 'Why they want to join, in their own words.' })
  @Column({ type: 'text' })
  motivation!: string;

  @Field(() => String, { description: 'The language in which they write.' })
  @Column({ type: 'text' })
  language!: string;

  @Field(() => Boolean, { description: 'Made up for an example.' })
  @Column({ type: 'boolean' })
  invented!: boolean;

  @Field(() => ApplicationStateEnum)
  @Column({ type: 'text' })
  state!: ApplicationState;

  @Field(() => Instant, {
    nullable: true,
    description: 'The end of an objection window, of a vote or of the time to appeal.',
  })
  @Column({ type: 'timestamptz', nullable: true })
  until!: Date | null;

  @Field(() => ID, { nullable: true, description: 'The decision that is, or was last, asked.' })
  @Column({ name: 'decision_id', type: 'uuid', nullable: true })
  decisionId!: string | null;

  @Column({ name: 'member_id', type: 'uuid', nullable: true })
  memberId!: string | null;

  @Field(() => Instant)
  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Field(() => Instant)
  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt!: Date;
}

/** One page of applications. */
@ObjectType()
@Readable('account')
export class ApplicationConnection extends ConnectionOf(Application) {}
