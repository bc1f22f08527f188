import type { Refused } from '@plenaria/kernel';
import { isOver, isSlug } from '@plenaria/membership';
import { refuseFields } from '../membership/change-member.ts';
import { Custodian } from '../membership/custodian.ts';
import { MemberClass } from '../membership/member-class.ts';
import { lockRegister } from '../membership/present-register.ts';
import type { Work } from '../work.ts';
import { readLevel, storeVersion } from './read-level.ts';
import type { WrittenLevel } from './read-level.ts';

/** A service level as the secretary writes it into the federation's book. */
export type NewServiceLevel = WrittenLevel & {
  readonly slug: string;
  /** The slug of a custodian; null for all of them. */
  readonly custodian: string | null;
  /** The slug of the class whose members may hold it. */
  readonly class: string;
};

/** Adds a service level, of the federation or of one custodian, for a class. Nobody holds it yet. */
export async function addServiceLevel(
  work: Work,
  asked: NewServiceLevel,
): Promise<{ readonly id: string } | Refused> {
  const { db } = work;
  await lockRegister(db);
  const slug = asked.slug.trim();
  const custodian = asked.custodian ? await db.findOneBy(Custodian, { slug: asked.custodian }) : null;
  const memberClass = isSlug(asked.class) ? await db.findOneBy(MemberClass, { slug: asked.class }) : null;
  const { wrong, row } = await readLevel(work, asked, null);
  const taken: readonly unknown[] = await db.query(
    `select from membership.service_level where slug = $1 and custodian_id is not distinct from $2`,
    [slug, custodian?.id ?? null],
  );
  const invalid = (field: string, isWrong: boolean, reason = 'refusals:field.invalid') =>
    isWrong ? { field, reason } : null;
  const objection = refuseFields([
    invalid('slug', !isSlug(slug), 'admin:class.slugFormat'),
    invalid('slug', taken.length > 0, 'levels:slugTaken'),
    invalid('custodian', asked.custodian !== null && !custodian),
    invalid('class', !memberClass),
    invalid('class', memberClass !== null && isOver(memberClass, asked.from), 'levels:classEnded'),
    ...wrong,
  ]);
  if (objection) return objection;
  const [added]: readonly { id: string }[] = await db.query(
    `insert into membership.service_level (slug, custodian_id, class) values ($1, $2, $3) returning id`,
    [slug, custodian?.id ?? null, memberClass?.slug],
  );
  if (!added) throw new Error('a service level that was inserted must have an id');
  await storeVersion(work, added.id, row);
  return added;
}
