import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { Day as CivilDay } from '@plenaria/membership';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { Readable } from '../graphql/allow.ts';
import { Day, Instant, Json } from '../graphql/scalars.ts';
import { Person } from '../membership/person.ts';
import { CircleRole } from './circle-role.ts';

/** People who look after something together, for the whole federation or for one custodian. No way leads outsiders
 *  to one: the page of a member, which they may ask for with its circles, has none for them. */
@Entity({ schema: 'membership', name: 'circle' })
@ObjectType()
@Readable('public')
export class Circle {
  @Field(() => ID)
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  slug!: string;

  @Field(() => Json, { description: 'By language.' })
  @Column({ type: 'jsonb' })
  names!: Record<string, string>;

  @Field(() => Json, { description: 'By language.' })
  @Column({ type: 'jsonb' })
  purposes!: Record<string, string>;

  @Column({ name: 'custodian_id', type: 'uuid', nullable: true })
  custodianId!: string | null;

  @Column({ name: 'parent_id', type: 'uuid', nullable: true })
  parentId!: string | null;

  @Field(() => Day)
  @Column({ name: 'first_day', type: 'date' })
  firstDay!: CivilDay;

  @Field(() => Day, { nullable: true })
  @Column({ name: 'last_day', type: 'date', nullable: true })
  lastDay!: CivilDay | null;
}

/** A person's place in a circle, first and last day included. */
@ObjectType()
@Readable('public')
export class CircleSeat {
  circleId!: string;

  @Field(() => Person)
  person!: Person;

  @Field(() => CircleRole)
  role!: CircleRole;

  @Field(() => Day)
  from!: CivilDay;

  @Field(() => Day, { nullable: true })
  to!: CivilDay | null;

  @Field(() => Boolean, {
    description:
      'Today, or on the first day of it: to the federation, or to the custodian whose circle it is.',
  })
  belongs!: boolean;
}

/** That one's own request to come in was declined. */
@ObjectType()
@Readable('signedIn')
export class CircleDecline {
  @Field(() => Instant)
  at!: Date;

  @Field(() => String, { description: 'Who declined it.' })
  by!: string;

  @Field(() => String)
  reason!: string;
}

/** Somebody asks to come into a circle. */
@ObjectType()
@Readable('signedIn')
export class CircleRequest {
  @Field(() => Person)
  person!: Person;

  @Field(() => Instant)
  askedAt!: Date;

  @Field(() => String, { description: 'What they say with it; may be empty.' })
  says!: string;
}
