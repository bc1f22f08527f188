import { isRefused } from '@plenaria/kernel';
import type { ApplicationState } from '@plenaria/membership';
import type { Work } from '../work.ts';
import { eventsOf, holdApplication } from './held-application.ts';
import type { HeldApplication } from './held-application.ts';
import { writeToApplicant, writeToCallers, writeToCustodian, writeToSecretaries } from './letters.ts';
import { findWaitingLong, UNATTENDED_WEEKS } from './waiting-weeks.ts';
import type { Waiting } from './waiting-weeks.ts';

/** Where nobody's time runs and somebody is to act. */
const WAITING: readonly ApplicationState[] = [
  'inReview',
  'awaitingInformation',
  'objected',
  'awaitingVote',
  'appealed',
];
/** An applicant who has not answered for so many weeks is asked no more: the custodian is, which can end it. */
const QUESTION_WEEKS = 4;

/** Reminds of the applications that wait; however often it is asked, each is reminded of once in a week of waiting. */
export async function remindApplications(work: Work): Promise<void> {
  for (const waiting of await findWaitingLong(work, 'membership.application', WAITING)) {
    const held = await holdApplication(work, waiting.id);
    if (!isRefused(held)) await remind(work, held, waiting);
  }
}

async function remind(work: Work, held: HeldApplication, { since, weeks }: Waiting): Promise<void> {
  const said = { until: since, round: `:${weeks}` };
  const { state } = held.standing;
  if (state === 'awaitingInformation' && weeks < QUESTION_WEEKS) {
    const text = await questionOf(work, held);
    await writeToApplicant(work, held, 'application-question', { text, round: said.round });
    return;
  }
  // An appeal is not left to those whose no it is about.
  if (state === 'appealed') await writeToCallers(work, held, 'application-waits', said);
  else await writeToCustodian(work, held, 'application-waits', said);
  const unattended = state === 'awaitingInformation' ? QUESTION_WEEKS + UNATTENDED_WEEKS : UNATTENDED_WEEKS;
  if (weeks >= unattended) await writeToSecretaries(work, held, said);
}

/** What the applicant was asked last. */
async function questionOf(work: Work, { application }: HeldApplication): Promise<string> {
  const events = await eventsOf(work, application.id);
  const asked = events.findLast(({ kind }) => kind === 'informationAsked');
  const question = asked?.payload['question'];
  return typeof question === 'string' ? question : '';
}
