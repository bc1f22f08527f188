import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Choice, Settled, TallyResult } from '@plenaria/voting';
import { Column, Entity, Generated, PrimaryGeneratedColumn } from 'typeorm';
import { Readable } from '../graphql/allow.ts';
import { Day, Instant } from '../graphql/scalars.ts';

/** Where a decision stands in its life. Closed and withdrawn are final. */
export type DecisionState = 'draft' | 'open' | 'closed' | 'withdrawn';

/** The same states as a GraphQL enum. */
export const DecisionStateEnum = {
  draft: 'draft',
  open: 'open',
  closed: 'closed',
  withdrawn: 'withdrawn',
} as const satisfies { [S in DecisionState]: S };
registerEnumType(DecisionStateEnum, { name: 'DecisionState' });

/** What a federation decides: a text in its languages, a rule, a frozen roll, ballots, a result. */
@Entity({ schema: 'voting', name: 'decision' })
@ObjectType()
@Readable('public')
export class Decision {
  @Field(() => ID)
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Field(() => Int, { description: 'What people call it: decision 12.' })
  @Column({ type: 'integer' })
  @Generated('increment')
  number!: number;

  @Field(() => DecisionStateEnum)
  @Column({ type: 'text' })
  state!: DecisionState;

  @Column({ name: 'rule_pack_id', type: 'uuid' })
  rulePackId!: string;

  /** A person who may open and close it beside its author and the chairs. */
  @Column({ name: 'chair_id', type: 'uuid', nullable: true })
  chairId!: string | null;

  /** Does it let somebody in, expel or give back? Then it keeps its time, and who puts it to the vote leads nothing. */
  @Column({ name: 'is_about_membership', type: 'boolean', default: false })
  isAboutMembership!: boolean;

  @Column({ name: 'author_id', type: 'uuid' })
  authorId!: string;

  @Field(() => String, {
    description: 'The language the text was first written in; the others are translations.',
  })
  @Column({ name: 'original_language', type: 'text' })
  originalLanguage!: string;

  @Field(() => [String], { description: 'Languages in which the text must be reviewed before opening.' })
  @Column({ type: 'text', array: true })
  languages!: string[];

  @Field(() => Int, { description: 'The version of the original text that stands.' })
  @Column({ name: 'text_version', type: 'integer' })
  textVersion!: number;

  /** Choices the rule allows, frozen at opening so that casting need not read the rule. */
  @Column({ type: 'text', array: true })
  accepts!: Choice[];

  @Field(() => Boolean, { description: 'May a ballot be changed until the close?' })
  @Column({ name: 'may_change', type: 'boolean' })
  mayChange!: boolean;

  @Field(() => Instant, { nullable: true })
  @Column({ name: 'closes_at', type: 'timestamptz', nullable: true })
  closesAt!: Date | null;

  @Field(() => Instant, { nullable: true })
  @Column({ name: 'opened_at', type: 'timestamptz', nullable: true })
  openedAt!: Date | null;

  @Column({ name: 'opened_by', type: 'uuid', nullable: true })
  openedById!: string | null;

  @Field(() => Instant, { nullable: true })
  @Column({ name: 'closed_at', type: 'timestamptz', nullable: true })
  closedAt!: Date | null;

  /** Null when the clock closed it. */
  @Column({ name: 'closed_by', type: 'uuid', nullable: true })
  closedById!: string | null;

  @Field(() => Instant, { nullable: true })
  @Column({ name: 'withdrawn_at', type: 'timestamptz', nullable: true })
  withdrawnAt!: Date | null;

  @Field(() => String, { nullable: true })
  @Column({ name: 'withdrawn_reason', type: 'text', nullable: true })
  withdrawnReason!: string | null;

  @Field(() => Day, { nullable: true, description: 'The day whose register makes the roll.' })
  @Column({ name: 'record_date', type: 'date', nullable: true })
  recordDate!: string | null;

  @Field(() => String, { nullable: true, description: 'Merkle root over the frozen roll, SHA-256.' })
  @Column({ name: 'roll_root', type: 'text', nullable: true })
  rollRoot!: string | null;

  @Field(() => String, { nullable: true, description: 'Hash of the last entry of its log, once closed.' })
  @Column({ name: 'log_head', type: 'text', nullable: true })
  logHead!: string | null;

  @Column({ name: 'result', type: 'jsonb', nullable: true })
  tally!: TallyResult | null;

  /** The payload of the log's entry `settled`, where a tie was settled after the close. */
  @Column({ type: 'jsonb', nullable: true })
  settlement!: Settled | null;

  @Column({ name: 'settled_by', type: 'uuid', nullable: true })
  settledById!: string | null;

  @Field(() => Instant)
  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
