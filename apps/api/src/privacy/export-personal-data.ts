import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import type { Work } from '../work.ts';
import { noteInTrail } from './note-in-trail.ts';
import { PersonalExport } from './personal-data.ts';
import { EXPORT_DAYS } from './inventory/privacy.ts';

/** Somebody wants what there is about them. A job makes it, so that it may be as large as it is. */
export async function exportPersonalData(work: Work, language: string): Promise<PersonalExport | Refused> {
  const { actor, db, now } = work;
  if (actor.kind !== 'person') return refuse('NOT_SIGNED_IN');
  const rows: readonly { id: string }[] = await db.query(
    `insert into privacy.export (account_id, language, asked_at) values ($1, $2, $3) returning id`,
    [actor.accountId, language, now],
  );
  const id = rows[0]?.id;
  if (!id) throw new Error('an export that was asked for must have an id');
  await noteInTrail(work, { personId: actor.personId, what: 'export-asked' });
  await work.later({ kind: 'make-export', payload: { exportId: id } });
  return PersonalExport.of({ id, askedAt: now, madeAt: null }, EXPORT_DAYS);
}
