import { isRefused, refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { objectionToTexts } from '../voting/plain-text.ts';
import type { Work } from '../work.ts';
import { admitApplicant, objectionToAdmission } from './admit-applicant.ts';
import type { Application } from './application.ts';
import { asCustodian, holdApplication } from './held-application.ts';
import type { HeldApplication } from './held-application.ts';
import { ruleOf } from './joining-rules.ts';
import { writeToApplicant } from './letters.ts';
import { SAID } from './said.ts';
import type { Saying } from './said.ts';
import { takeStep } from './take-step.ts';

/**
 * The custodian is for it. What follows is the rule's of this day, which the history keeps: admitted at once, a window
 * in which members may object, or a decision that the custodian then puts to them.
 */
export async function recommendApplication(work: Work, { id, text }: Saying): Promise<Application | Refused> {
  const wrong = objectionToTexts({ text }, SAID);
  if (wrong) return wrong;
  const held = await holdApplication(work, id);
  if (isRefused(held)) return held;
  const by = asCustodian(work.actor, held.application);
  if (!by) return refuse('NOT_ALLOWED');
  const objection = await objectionToAdmission(work, held.application);
  if (objection) return objection;
  const rule = await ruleOf(work, held.application);
  const reason = text.trim();
  const recommended = await takeStep(work, held, { kind: 'recommended', reason, rule }, by);
  if (isRefused(recommended)) return recommended;
  if (rule.kind === 'custodian') return admitApplicant(work, recommended, 'custodian');
  if (rule.kind === 'objectionWindow') await beginWindow(work, recommended, reason);
  const { until } = recommended.standing;
  await writeToApplicant(work, recommended, 'application-recommended', { text: reason, until });
  return recommended.application;
}

/** Members are told once, all together; the end of the window is a job of its own. */
async function beginWindow(
  work: Work,
  { application, standing }: HeldApplication,
  text: string,
): Promise<void> {
  const payload = { applicationId: application.id };
  const round = `${application.id}:${standing.until?.toISOString()}`;
  await work.later({
    kind: 'announce-application',
    payload: { ...payload, text },
    id: `announce-application:${round}`,
  });
  if (standing.until === null) return;
  await work.later({
    kind: 'settle-application',
    payload,
    id: `settle-application:${round}`,
    runAt: standing.until,
  });
}
