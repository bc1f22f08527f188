import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Day as CivilDay } from '@plenaria/membership';
import { Readable } from '../graphql/allow.ts';
import { Money } from '../graphql/money.ts';
import { Day } from '../graphql/scalars.ts';
import { MemberClass, textIn } from '../membership/member-class.ts';
import { versionAround } from './stored-levels.ts';
import type { StoredLevel } from './stored-levels.ts';

/** A service level as it is on a day: what it gives, and its price. */
@ObjectType({ description: 'As it is on the day that is asked about.' })
@Readable('public')
export class ServiceLevel {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  slug!: string;

  @Field(() => MemberClass, { description: 'Whose members may hold it.' })
  class!: MemberClass;

  @Field(() => String, { description: "In the reader's language." })
  name!: string;

  @Field(() => String, { nullable: true, description: "A sentence, in the reader's language." })
  description!: string | null;

  @Field(() => Money, { description: 'A month.' })
  price!: Money;

  @Field(() => Int, { description: 'How many may meet at once.' })
  participantsMax!: number;

  @Field(() => Int, { description: 'How long a meeting may last.' })
  minutesMax!: number;

  /** A level with its texts in one language, as it is on a day. */
  static on(day: CivilDay, language: string, level: StoredLevel): ServiceLevel {
    const { id, slug, classNames, classPosition } = level;
    const { names, descriptions, participantsMax, minutesMax, ...price } = versionAround(level, day);
    return Object.assign(new ServiceLevel(), {
      id,
      slug,
      class: MemberClass.in(language, { slug: level.class, names: classNames, position: classPosition }),
      name: textIn(language, names) ?? slug,
      description: textIn(language, descriptions),
      price: Money.of(price),
      participantsMax,
      minutesMax,
    });
  }
}

/** The service level that a member holds, first and last day included. */
@ObjectType()
@Readable('public')
export class LevelHolding {
  @Field(() => ServiceLevel)
  level!: ServiceLevel;

  @Field(() => Day)
  from!: CivilDay;

  @Field(() => Day, { nullable: true })
  to!: CivilDay | null;
}
