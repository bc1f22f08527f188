import { isRefused } from '@plenaria/kernel';
import type { ApplicationState } from '@plenaria/membership';
import type { Work } from '../work.ts';
import { holdApplication } from './held-application.ts';
import { writeToCallers, writeToCustodian, writeToSecretaries } from './letters.ts';

/** Whoever is to act is reminded once a week; after two, those hear of it who can see to it that somebody acts. */
export const REMIND_DAYS = 7;
const UNATTENDED_WEEKS = 2;

/** Where nobody's time runs and somebody is to act. */
const WAITING: readonly ApplicationState[] = ['inReview', 'objected', 'awaitingVote', 'appealed'];

/** Reminds of the applications that wait; however often it is asked, each is reminded of once in a week of waiting. */
export async function remindApplications(work: Work): Promise<void> {
  const rows: readonly { id: string; since: Date; weeks: number }[] = await work.db.query(
    `select id, updated_at as since,
            floor(extract(epoch from $1::timestamptz - updated_at) / 86400 / ${REMIND_DAYS})::integer as weeks
       from membership.application
      where state = any($2) and updated_at <= $1::timestamptz - interval '${REMIND_DAYS} days' order by number`,
    [work.now, WAITING],
  );
  for (const { id, since, weeks } of rows) {
    const held = await holdApplication(work, id);
    if (isRefused(held)) continue;
    const said = { until: since, round: `:${weeks}` };
    // An appeal is not left to those whose no it is about.
    if (held.standing.state === 'appealed') await writeToCallers(work, held, 'application-waits', said);
    else await writeToCustodian(work, held, 'application-waits', said);
    if (weeks >= UNATTENDED_WEEKS) await writeToSecretaries(work, held, said);
  }
}
