import { isRefused } from '@plenaria/kernel';
import type { ApplicationState } from '@plenaria/membership';
import type { Work } from '../work.ts';
import { holdApplication } from './held-application.ts';
import { writeToCallers, writeToCustodian, writeToSecretaries } from './letters.ts';
import { findWaitingLong, UNATTENDED_WEEKS } from './waiting-weeks.ts';

/** Where nobody's time runs and somebody is to act. */
const WAITING: readonly ApplicationState[] = ['inReview', 'objected', 'awaitingVote', 'appealed'];

/** Reminds of the applications that wait; however often it is asked, each is reminded of once in a week of waiting. */
export async function remindApplications(work: Work): Promise<void> {
  for (const { id, since, weeks } of await findWaitingLong(work, 'membership.application', WAITING)) {
    const held = await holdApplication(work, id);
    if (isRefused(held)) continue;
    const said = { until: since, round: `:${weeks}` };
    // An appeal is not left to those whose no it is about.
    if (held.standing.state === 'appealed') await writeToCallers(work, held, 'application-waits', said);
    else await writeToCustodian(work, held, 'application-waits', said);
    if (weeks >= UNATTENDED_WEEKS) await writeToSecretaries(work, held, said);
  }
}
