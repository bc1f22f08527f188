import { isRefused } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { OBSTACLES } from '@plenaria/membership';
import type { Obstacle } from '@plenaria/membership';
import type { Work } from '../work.ts';
import type { Application } from './application.ts';
import type { HeldApplication } from './held-application.ts';
import { writeToApplicant, writeToCallers, writeToCustodian } from './letters.ts';
import { takeStep } from './take-step.ts';

/** What stood in the way, where it is something that a reviewer can do something about; null for any other no. */
export function obstacleIn({ refused, details }: Refused): Obstacle | null {
  const code = OBSTACLES.find((known) => known === refused);
  if (!code) return null;
  const { custodian } = details as { readonly custodian?: string };
  return { code, custodian: custodian ?? null };
}

/**
 * An application whose day has come and that cannot be followed goes back to its custodian: nothing stays in a vote or
 * a window that is over. The applicant and whoever decides about it read why.
 */
export async function reopenApplication(
  work: Work,
  held: HeldApplication,
  because: Obstacle,
): Promise<Application | Refused> {
  const wasAppeal = held.standing.isAppeal;
  const reopened = await takeStep(work, held, { kind: 'reopened', because }, { kind: 'program' });
  if (isRefused(reopened)) return reopened;
  await writeToApplicant(work, reopened, 'application-reopened', { because });
  await writeToCustodian(work, reopened, 'application-reopened-review', { because });
  if (wasAppeal) await writeToCallers(work, reopened, 'application-reopened-review', { because });
  return reopened.application;
}
