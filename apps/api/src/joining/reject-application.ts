import { isRefused } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { objectionToTexts } from '../voting/plain-text.ts';
import type { Work } from '../work.ts';
import type { Application } from './application.ts';
import { asCustodian } from './held-application.ts';
import { writeToApplicant } from './letters.ts';
import { SAID } from './said.ts';
import type { Saying } from './said.ts';
import { stepAs } from './take-step.ts';

/** The custodian says no, and why; the applicant hears how to ask the members. */
export async function rejectApplication(work: Work, { id, text }: Saying): Promise<Application | Refused> {
  const wrong = objectionToTexts({ text }, SAID);
  if (wrong) return wrong;
  const reason = text.trim();
  const held = await stepAs(work, id, asCustodian, { kind: 'rejected', by: 'custodian', reason });
  if (isRefused(held)) return held;
  const { until } = held.standing;
  await writeToApplicant(work, held, 'application-rejected', { text: reason, until });
  return held.application;
}
