import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { Done } from '../graphql/done.ts';
import type { Work } from '../work.ts';
import { stopOpenChange } from './email/ask-email-change.ts';
import { securityLetter } from './security-letter.ts';
import { endSession } from './start-session.ts';

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/**
 * Ends one of the asking person's own sessions, wherever that browser is. Asked of nobody twice: who fears must be
 * quick. Whoever signs somebody out with an open browser of theirs does no more harm than that, and a letter tells.
 * Another address that was asked for there is not confirmed any more.
 */
export async function revokeSession(work: Work, id: string): Promise<Done | Refused> {
  const { actor, now } = work;
  if (actor.kind !== 'person') return refuse('NOT_SIGNED_IN');
  if (!UUID.test(id)) return refuse('NOT_FOUND');
  const { accountId, sessionId } = actor;
  if (!(await endSession(work, accountId, id))) return refuse('NOT_FOUND');
  if (id === sessionId) return Done.yes();
  await stopOpenChange(work, accountId, [id]);
  await work.later(securityLetter('sessions-ended', { accountId, what: '1', at: now }));
  return Done.yes();
}
