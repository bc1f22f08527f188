import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { erasureDue, objectionToErasure } from '@plenaria/membership';
import { Done } from '../graphql/done.ts';
import { securityLetter } from '../identity/security-letter.ts';
import type { Work } from '../work.ts';
import { leftBehindBy } from './left-behind.ts';
import { noteInTrail } from './note-in-trail.ts';

/** Somebody asks to be erased. It is done after some days, in which they can take it back. */
export async function askErasure(work: Work): Promise<Done | Refused> {
  const { actor, db, now } = work;
  if (actor.kind !== 'person') return refuse('NOT_SIGNED_IN');
  const { personId, accountId } = actor;
  const objection = objectionToErasure(await leftBehindBy(work, personId));
  if (objection) return objection;
  const due = erasureDue(now, false);
  const rows: readonly unknown[] = await db.query(
    `insert into privacy.erasure (person_id, asked_at, asked_by, due_at) values ($1, $2, $3, $4)
     on conflict do nothing returning id`,
    [personId, now, accountId, due],
  );
  if (rows.length === 0) return Done.yes();
  await noteInTrail(work, { personId, what: 'erasure-asked' });
  await work.later(securityLetter('erasure-asked', { accountId, what: null, at: due }));
  return Done.yes();
}
