import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { Done } from '../../graphql/done.ts';
import { mailJob } from '../../post/mail-job.ts';
import type { Work } from '../../work.ts';
import { LINK_MINUTES, linkExpiry } from '../create-login-link.ts';

/** Writes to the asking person; opening the letter's link in this browser shows that it is still them. */
export async function requestStepUpLink(work: Work): Promise<Done | Refused> {
  const { actor, now } = work;
  if (actor.kind !== 'person') return refuse('NOT_SIGNED_IN');
  const { accountId, sessionId } = actor;
  const expiresAt = linkExpiry(now, LINK_MINUTES).toISOString();
  await work.later(mailJob({ template: 'step-up', accountId, params: { sessionId, expiresAt } }));
  return Done.yes();
}
