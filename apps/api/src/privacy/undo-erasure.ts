import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { Done } from '../graphql/done.ts';
import type { Work } from '../work.ts';
import { noteInTrail } from './note-in-trail.ts';

/** Takes back what was asked for and is not done yet. */
export async function undoErasure(work: Work): Promise<Done | Refused> {
  const { actor, db, now } = work;
  if (actor.kind !== 'person') return refuse('NOT_SIGNED_IN');
  const { personId } = actor;
  const [rows] = (await db.query(
    `update privacy.erasure set withdrawn_at = $2
      where person_id = $1 and withdrawn_at is null and done_at is null returning id`,
    [personId, now],
  )) as [readonly unknown[], number];
  if (rows.length === 0) return refuse('TOO_LATE');
  await noteInTrail(work, { personId, what: 'erasure-undone' });
  return Done.yes();
}
