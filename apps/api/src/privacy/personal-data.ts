import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Readable } from '../graphql/allow.ts';
import { ConnectionOf } from '../graphql/paging.ts';
import { Instant, Json } from '../graphql/scalars.ts';

/** An export that somebody asked for. The files are there once it is made. */
@ObjectType()
@Readable('account')
export class PersonalExport {
  @Field(() => ID)
  id!: string;

  @Field(() => Instant)
  askedAt!: Date;

  @Field(() => Instant, { nullable: true })
  madeAt!: Date | null;

  @Field(() => Instant, { description: 'When it is deleted.' })
  until!: Date;

  /** The view of a row. */
  static of(row: Pick<PersonalExport, 'id' | 'askedAt' | 'madeAt'>, days: number): PersonalExport {
    const until = new Date(row.askedAt.getTime() + days * 86_400_000);
    return Object.assign(new PersonalExport(), row, { until });
  }
}

/** An erasure that was asked for, done or not. */
@ObjectType()
@Readable('account')
export class Erasure {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'What the person is called afterwards.' })
  pseudonym!: string;

  @Field(() => Instant)
  askedAt!: Date;

  @Field(() => Instant)
  dueAt!: Date;

  @Field(() => Instant, { nullable: true })
  doneAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'What the secretary wrote down.' })
  reason!: string | null;

  @Field(() => Json, { description: 'In which texts that a published hash stands for they are still named.' })
  stillNamed!: object;
}

/** One line of the trail: who saw or changed what of whom, and when. */
@ObjectType()
@Readable('account')
export class TrailEntry {
  @Field(() => ID)
  id!: string;

  @Field(() => Instant)
  at!: Date;

  @Field(() => String, { nullable: true, description: 'Null when the program did it by itself.' })
  by!: string | null;

  @Field(() => String, { nullable: true, description: 'Null where it is about many, as a file can be.' })
  about!: string | null;

  @Field(() => String)
  what!: string;

  @Field(() => [String], { description: 'Which facts, never their values.' })
  facts!: readonly string[];

  @Field(() => String, { nullable: true, description: 'The file that was given out.' })
  file!: string | null;

  @Field(() => String, { nullable: true, description: 'The service that was told, or is told no more.' })
  service!: string | null;

  @Field(() => String, { nullable: true })
  reason!: string | null;
}

/** A page of the trail, the newest first. */
@ObjectType()
@Readable('account')
export class TrailConnection extends ConnectionOf(TrailEntry) {}

/** What somebody may do about what there is of them. */
@ObjectType()
@Readable('account')
export class PersonalData {
  @Field(() => PersonalExport, { nullable: true, description: 'The latest.' })
  export!: PersonalExport | null;

  @Field(() => Erasure, { nullable: true, description: 'That was asked for and is not done.' })
  erasure!: Erasure | null;

  @Field(() => [String], { description: 'Organisations for which nobody else speaks.' })
  speaksAloneFor!: readonly string[];

  @Field(() => [Int], { description: 'Numbers of applications that wait for somebody.' })
  openApplications!: readonly number[];

  @Field(() => [String], { description: 'Changes of their membership that are under way, by kind.' })
  openChanges!: readonly string[];

  @Field(() => [String], { description: 'Roles that nobody else holds, or the custodian of one.' })
  soleRoles!: readonly string[];

  @Field(() => Int, { description: 'Days in which an erasure can be taken back.' })
  waitDays!: number;
}

/** One kind of what is kept: of which facts it consists, for how long, and what an erasure does with it. */
@ObjectType()
@Readable('public')
export class KeptKind {
  @Field(() => ID, { description: 'The text `privacy:kind.<id>`.' })
  id!: string;

  @Field(() => [String], { description: 'Texts `privacy:field.<name>`.' })
  fields!: readonly string[];

  @Field(() => String, { description: 'A text, with `days` in it where they are given.' })
  kept!: string;

  @Field(() => Int, { nullable: true })
  days!: number | null;

  @Field(() => String, { description: 'A text.' })
  erased!: string;
}
