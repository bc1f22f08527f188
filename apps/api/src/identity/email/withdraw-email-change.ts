import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { Done } from '../../graphql/done.ts';
import type { Work } from '../../work.ts';
import { stopOpenChange } from './ask-email-change.ts';

/** Takes back what was asked for and not confirmed yet. Twice is no mistake. */
export async function withdrawEmailChange(work: Work): Promise<Done | Refused> {
  if (work.actor.kind !== 'person') return refuse('NOT_SIGNED_IN');
  await stopOpenChange(work, work.actor.accountId);
  return Done.yes();
}
