import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { Done } from '../../graphql/done.ts';
import type { Work } from '../../work.ts';
import { findService } from './find-services.ts';
import { noteServiceEvent } from './note-service-event.ts';

/** Removes a service with whatever people agreed to. It is not told: nobody would be left to sign the message for. */
export async function removeService(work: Work, id: string): Promise<Done | Refused> {
  const service = await findService(work, id);
  if (!service) return refuse('NOT_FOUND');
  await work.db.query(`delete from identity.service where id = $1`, [id]);
  await noteServiceEvent(work, service, { what: 'removed' });
  return Done.yes();
}
