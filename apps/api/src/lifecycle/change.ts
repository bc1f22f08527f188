import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { ChangeKind, ChangeState, Day as CivilDay } from '@plenaria/membership';
import { Column, Entity, Generated, PrimaryGeneratedColumn } from 'typeorm';
import { Readable } from '../graphql/allow.ts';
import { Day, Instant } from '../graphql/scalars.ts';

/**
 * A change of a membership after joining: to another custodian, a pause, leaving, an expulsion. Row level security
 * says who finds it: the member, both custodians and the secretary; an expulsion, every member.
 */
@Entity({ schema: 'membership', name: 'membership_change' })
@ObjectType()
@Readable('account')
export class MembershipChange {
  @Field(() => ID)
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Field(() => Int)
  @Column({ type: 'integer' })
  @Generated('increment')
  number!: number;

  @Column({ name: 'member_id', type: 'uuid' })
  memberId!: string;

  @Field(() => String, { description: 'transfer, pause, leave or expulsion' })
  @Column({ type: 'text' })
  kind!: ChangeKind;

  @Column({ name: 'giving_id', type: 'uuid' })
  givingId!: string;

  @Column({ name: 'receiving_id', type: 'uuid', nullable: true })
  receivingId!: string | null;

  @Field(() => String, { description: 'In the words of whoever asked for it.' })
  @Column({ type: 'text' })
  reason!: string;

  @Field(() => Day, {
    nullable: true,
    description: 'The first day that differs; of leaving, the last day of the membership.',
  })
  @Column({ name: 'first_day', type: 'date', nullable: true })
  firstDay!: CivilDay | null;

  @Field(() => String, { description: 'awaitingAgreement, scheduled, moved, paused, left, expelled …' })
  @Column({ type: 'text' })
  state!: ChangeState;

  @Field(() => Instant, {
    nullable: true,
    description: 'The end of an objection window, of a vote or of the time to appeal.',
  })
  @Column({ type: 'timestamptz', nullable: true })
  until!: Date | null;

  @Field(() => ID, { nullable: true, description: 'The decision that is, or was last, asked.' })
  @Column({ name: 'decision_id', type: 'uuid', nullable: true })
  decisionId!: string | null;

  @Field(() => Instant)
  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Field(() => Instant)
  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt!: Date;
}
