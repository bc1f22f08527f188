import { isRefused } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { objectionToTexts } from '../voting/plain-text.ts';
import type { Work } from '../work.ts';
import type { Application } from './application.ts';
import { asApplicant } from './held-application.ts';
import { writeToCustodian } from './letters.ts';
import { SAID } from './said.ts';
import type { Saying } from './said.ts';
import { stepAs } from './take-step.ts';

/** The applicant answers what the custodian asked; the custodian reads on. */
export async function answerQuestion(work: Work, { id, text }: Saying): Promise<Application | Refused> {
  const wrong = objectionToTexts({ text }, SAID);
  if (wrong) return wrong;
  const answer = text.trim();
  const held = await stepAs(work, id, asApplicant, { kind: 'informationGiven', answer });
  if (isRefused(held)) return held;
  await writeToCustodian(work, held, 'application-answered', { text: answer });
  return held.application;
}
