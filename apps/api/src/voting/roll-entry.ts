import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Choice, RollEntry as RollLine } from '@plenaria/voting';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Readable } from '../graphql/allow.ts';
import { ConnectionOf } from '../graphql/paging.ts';
import { MemberKind } from '../membership/member.ts';
import { ChoiceEnum } from './ballot.ts';

/** One line of a frozen roll. The names that the public log uses are beside those that members know. */
@Entity({ schema: 'voting', name: 'roll_entry' })
@ObjectType()
@Readable('public')
export class RollEntry {
  @PrimaryColumn({ name: 'decision_id', type: 'uuid' })
  decisionId!: string;

  @Field(() => Int)
  @PrimaryColumn({ type: 'integer' })
  position!: number;

  @Field(() => ID)
  @Column({ name: 'member_id', type: 'uuid' })
  memberId!: string;

  /** Public; for an individual a pseudonym of this decision alone. */
  @Field(() => ID)
  @Column({ name: 'elector_id', type: 'text' })
  electorId!: string;

  @Field(() => String, {
    description: 'As it was at the opening; for visitors an individual is a pseudonym.',
  })
  @Column({ type: 'text' })
  name!: string;

  @Field(() => MemberKind)
  @Column({ type: 'text' })
  kind!: MemberKind;

  @Field(() => String)
  @Column({ type: 'text' })
  class!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  college!: string;

  @Field(() => String, { description: 'Unit weight inside the college, an exact fraction.' })
  @Column({ name: 'unit_weight', type: 'text' })
  weight!: string;

  @Column({ type: 'boolean' })
  active!: boolean;

  /** Persons, representative first. */
  @Column({ type: 'uuid', array: true })
  voters!: string[];

  /** What the public log calls them, in the same order. */
  @Column({ name: 'voter_ids', type: 'text', array: true })
  voterIds!: string[];

  @Column({ name: 'leaf_hash', type: 'text' })
  leafHash!: string;

  @Field(() => Boolean)
  hasVoted!: boolean;

  @Field(() => ChoiceEnum, { nullable: true, description: 'Known once the decision is closed.' })
  choice!: Choice | null;

  @Field(() => String, { nullable: true, description: "Once closed; an individual's only to members." })
  reason!: string | null;
}

/** A page of the roll. */
@ObjectType()
@Readable('public')
export class RollConnection extends ConnectionOf(RollEntry) {}

/** The line as the public roll and the rules know it. */
export function rollLineOf(entry: RollEntry): RollLine {
  const { electorId, kind, name, college, weight, active, voterIds } = entry;
  return {
    electorId,
    kind,
    name: kind === 'individual' ? null : name,
    class: entry.class,
    college,
    weight,
    active,
    voters: voterIds,
  };
}
