import { Done } from '../graphql/done.ts';
import type { Work } from '../work.ts';
import { endSession } from './start-session.ts';

/** Ends the session that asks. Signing out twice, or as a visitor, is no mistake. */
export async function signOut(work: Work): Promise<Done> {
  if (work.actor.kind === 'person') await endSession(work, work.actor.accountId, work.actor.sessionId);
  return Done.yes();
}
