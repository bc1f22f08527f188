import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { objectionToTexts } from '../voting/plain-text.ts';
import type { Work } from '../work.ts';
import type { AcceptanceEvidence } from './acceptance.ts';
import { findEvidence, isTheirs } from './find-acceptances.ts';
import { tellKeepers } from './tell-keepers.ts';

const REASON_MAX = 2_000;

/** Takes an acceptance back, with a reason. It stays on record that it was given, and until when it stood. */
export async function withdrawAcceptance(
  work: Work,
  id: string,
  reason: string,
): Promise<AcceptanceEvidence | Refused> {
  const { actor, db, now } = work;
  if (actor.kind !== 'person') return refuse('NOT_SIGNED_IN');
  const words = reason.trim();
  if (words === '') return refuse('REASON_REQUIRED');
  const objection = objectionToTexts({ reason: words }, { reason: { max: REASON_MAX } });
  if (objection) return objection;
  const evidence = await findEvidence(work, id);
  if (!evidence) return refuse('NOT_FOUND');
  if (!(await isTheirs(work, evidence.acceptance))) return refuse('NOT_ALLOWED');
  if (evidence.acceptance.withdrawal) return refuse('ALREADY_WITHDRAWN');
  await db.query(
    `insert into agreements.withdrawal (acceptance_id, person_id, reason, at) values ($1, $2, $3, $4)`,
    [id, actor.personId, words, now],
  );
  await tellKeepers(work, evidence, words);
  return (await findEvidence(work, id)) ?? refuse('NOT_FOUND');
}
