import { Field, ObjectType } from '@nestjs/graphql';
import type { Day as CivilDay, RepresentationRole } from '@plenaria/membership';
import { Readable } from '../graphql/allow.ts';
import { Day } from '../graphql/scalars.ts';
import { MemberClass } from './member-class.ts';
import { Person } from './person.ts';

/** A class that a member holds, first and last day included. */
@ObjectType()
@Readable('public')
export class ClassHolding {
  @Field(() => MemberClass)
  class!: MemberClass;

  @Field(() => Day)
  from!: CivilDay;

  @Field(() => Day, { nullable: true })
  to!: CivilDay | null;
}

/** A person who speaks for a member, first and last day included. */
@ObjectType()
@Readable('public')
export class Representation {
  @Field(() => Person)
  person!: Person;

  @Field(() => String, { description: 'representative, alternate or delegate' })
  role!: RepresentationRole;

  @Field(() => Day)
  from!: CivilDay;

  @Field(() => Day, { nullable: true })
  to!: CivilDay | null;
}
