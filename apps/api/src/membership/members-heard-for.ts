import type { Day } from '@plenaria/membership';
import type { View } from '../work.ts';
import { membersRepresentedBy } from './find-members.ts';
import type { Member } from './member.ts';

/** The members for whom a person may object on a day: those for which they vote, without those that pause. Who pauses
 *  has no vote meanwhile, and is not asked. */
export async function membersHeardFor(view: View, personId: string, day: Day): Promise<Member[]> {
  const members = await membersRepresentedBy(view, personId, day);
  const paused: readonly { readonly id: string }[] = await view.db.query(
    `select member_id as id from membership.pause where member_id = any ($1::uuid[]) and valid @> $2::date`,
    [members.map(({ id }) => id), day],
  );
  return members.filter((member) => !paused.some(({ id }) => id === member.id));
}
