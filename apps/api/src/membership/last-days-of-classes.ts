import type { LastDays } from '@plenaria/membership';
import type { EntityManager } from 'typeorm';
import { MemberClass } from './member-class.ts';

/** The last day of every class that has one, by slug: after it nobody holds the class. */
export async function lastDaysOfClasses(db: EntityManager): Promise<LastDays> {
  const classes = await db.find(MemberClass);
  return new Map(classes.flatMap(({ slug, lastDay }) => (lastDay === null ? [] : [[slug, lastDay]])));
}
