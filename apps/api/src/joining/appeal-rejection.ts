import { isRefused } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { lockRegister } from '../membership/present-register.ts';
import { objectionToTexts } from '../voting/plain-text.ts';
import type { Work } from '../work.ts';
import type { Application } from './application.ts';
import { asApplicant } from './held-application.ts';
import { writeToCallers, writeToCustodian } from './letters.ts';
import { objectionToSame } from './objection-to-same.ts';
import { SAID } from './said.ts';
import type { Saying } from './said.ts';
import { stepAs } from './take-step.ts';

/** Whom a custodian rejected asks the members. Those who call the members together hear of it, too. */
export async function appealRejection(work: Work, { id, text }: Saying): Promise<Application | Refused> {
  const wrong = objectionToTexts({ text }, SAID);
  if (wrong) return wrong;
  const reason = text.trim();
  // Somebody may have joined under this name since it was rejected; who joins meanwhile waits for us.
  await lockRegister(work.db);
  const held = await stepAs(work, id, asApplicant, { kind: 'appealed', reason });
  if (isRefused(held)) return held;
  const same = await objectionToSame(work, held.application);
  if (same) return same;
  await writeToCustodian(work, held, 'application-appealed', { text: reason });
  await writeToCallers(work, held, 'application-appealed', { text: reason });
  return held.application;
}
