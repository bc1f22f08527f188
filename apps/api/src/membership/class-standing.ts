import { Field, Int, ObjectType } from '@nestjs/graphql';
import { dayOf } from '@plenaria/membership';
import type { Day as CivilDay } from '@plenaria/membership';
import { Readable } from '../graphql/allow.ts';
import { Day, Json } from '../graphql/scalars.ts';
import type { View } from '../work.ts';
import { MemberClass, textIn } from './member-class.ts';

/** A class as it stands in the register, with all its names and how many hold it. */
@ObjectType()
@Readable('signedIn')
export class ClassStanding {
  id!: string;

  @Field(() => String, { description: 'The short name that rules use.' })
  slug!: string;

  @Field(() => String, { description: "In the reader's language." })
  name!: string;

  @Field(() => Json, { description: 'By language.' })
  names!: Record<string, string>;

  @Field(() => Day, { nullable: true, description: 'After it nobody holds the class.' })
  lastDay!: CivilDay | null;

  @Field(() => Int, { description: 'Today.' })
  holders!: number;

  /** A class with its name in one language. */
  static of(language: string, row: MemberClass, holders: number): ClassStanding {
    const { id, slug, names, lastDay } = row;
    const name = textIn(language, names) ?? slug;
    return Object.assign(new ClassStanding(), { id, slug, name, names, lastDay, holders });
  }
}

/** Every class in the order of the federation, or the one with a slug. */
export async function findClassStandings(
  { db, now }: View,
  language: string,
  slug: string | null = null,
): Promise<ClassStanding[]> {
  const classes = await db.find(MemberClass, {
    where: slug === null ? {} : { slug },
    order: { position: 'asc' },
  });
  const rows: readonly { class: string; count: number }[] = await db.query(
    `select class, count(*)::integer as count from membership.class_holding where valid @> $1::date group by class`,
    [dayOf(now)],
  );
  const holders = new Map(rows.map((row) => [row.class, row.count]));
  return classes.map((row) => ClassStanding.of(language, row, holders.get(row.slug) ?? 0));
}
