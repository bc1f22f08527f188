import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { Done } from '../graphql/done.ts';
import type { Work } from '../work.ts';
import { endSession } from './start-session.ts';

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Ends one of the asking person's own sessions, wherever that browser is. */
export async function revokeSession(work: Work, id: string): Promise<Done | Refused> {
  if (work.actor.kind !== 'person') return refuse('NOT_SIGNED_IN');
  if (!UUID.test(id)) return refuse('NOT_FOUND');
  const ended = await endSession(work, work.actor.accountId, id);
  return ended ? Done.yes() : refuse('NOT_FOUND');
}
