import { isRefused } from '@plenaria/kernel';
import { dayOf } from '@plenaria/membership';
import { electorsOn } from '../membership/electors-on.ts';
import { mailJob } from '../post/mail-job.ts';
import type { Work } from '../work.ts';
import { holdApplication } from './held-application.ts';
import { letterParams } from './letters.ts';

/** Tells everybody who votes for a member that somebody would like to join, and until when one may object. */
export async function announceApplication(
  work: Work,
  { applicationId, text }: { readonly applicationId: string; readonly text: string },
): Promise<void> {
  const held = await holdApplication(work, applicationId);
  if (isRefused(held) || held.standing.state !== 'inObjectionWindow') return;
  const { until } = held.standing;
  const params = await letterParams(work, held, { text, until });
  const electors = await electorsOn(work.db, dayOf(work.now));
  const voters = new Set(electors.flatMap((elector) => elector.voters));
  for (const personId of voters) {
    const id = `application-open:${applicationId}:${until?.toISOString()}:${personId}`;
    await work.later(mailJob({ template: 'application-open-to-objection', personId, params }, id));
  }
}
