import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { isSlug } from '@plenaria/membership';
import { Custodian } from '../membership/custodian.ts';
import type { View } from '../work.ts';
import type { Narrowed } from './mailing.ts';

/**
 * For whom somebody would write to these members: for a custodian of theirs (its id) to the members it hosts, or as
 * secretary for the federation (null) to anybody.
 */
export async function writesFor(view: View, { custodian: slug }: Narrowed): Promise<string | null | Refused> {
  const { actor, db } = view;
  if (actor.kind !== 'person') return refuse('NOT_SIGNED_IN');
  const custodian = slug !== null && isSlug(slug) ? await db.findOneBy(Custodian, { slug }) : null;
  if (custodian && actor.custodianIds.includes(custodian.id)) return custodian.id;
  return actor.roles.includes('secretary') ? null : refuse('NOT_ALLOWED');
}
