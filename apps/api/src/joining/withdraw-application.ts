import { isRefused } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { objectionToTexts } from '../voting/plain-text.ts';
import type { Work } from '../work.ts';
import type { Application } from './application.ts';
import { asApplicant } from './held-application.ts';
import { writeToCustodian } from './letters.ts';
import { SAID_OR_NOT } from './said.ts';
import type { Saying } from './said.ts';
import { stepAs } from './take-step.ts';

/** The applicant takes the application back; a reason is theirs to give or not. */
export async function withdrawApplication(work: Work, { id, text }: Saying): Promise<Application | Refused> {
  const wrong = objectionToTexts({ text }, SAID_OR_NOT);
  if (wrong) return wrong;
  const reason = text.trim() === '' ? null : text.trim();
  const held = await stepAs(work, id, asApplicant, { kind: 'withdrawn', reason });
  if (isRefused(held)) return held;
  // Nobody but the applicant has ever seen a draft.
  if (held.length > 1) await writeToCustodian(work, held, 'application-withdrawn', { text: reason ?? '' });
  return held.application;
}
