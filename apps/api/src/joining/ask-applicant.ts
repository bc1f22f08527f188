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

/** The custodian asks the applicant something before it decides. */
export async function askApplicant(work: Work, { id, text }: Saying): Promise<Application | Refused> {
  const wrong = objectionToTexts({ text }, SAID);
  if (wrong) return wrong;
  const question = text.trim();
  const held = await stepAs(work, id, asCustodian, { kind: 'informationAsked', question });
  if (isRefused(held)) return held;
  await writeToApplicant(work, held, 'application-question', { text: question });
  return held.application;
}
