import { isRefused, refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { objectionToTexts } from '../voting/plain-text.ts';
import type { Work } from '../work.ts';
import type { Application } from './application.ts';
import { asCustodian, holdApplication } from './held-application.ts';
import { SAID_OR_NOT } from './said.ts';
import type { Saying } from './said.ts';

/** The custodian keeps a note for itself; the applicant may read it, members never do. */
export async function noteOnApplication(work: Work, { id, text }: Saying): Promise<Application | Refused> {
  const wrong = objectionToTexts({ text }, SAID_OR_NOT);
  if (wrong) return wrong;
  const held = await holdApplication(work, id);
  if (isRefused(held)) return held;
  if (!asCustodian(work.actor, held.application)) return refuse('NOT_ALLOWED');
  await work.db.query(
    `insert into membership.application_private (application_id, notes) values ($1, $2)
     on conflict (application_id) do update set notes = excluded.notes`,
    [held.application.id, text.trim() === '' ? null : text.trim()],
  );
  return held.application;
}
