import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import type { Work } from '../../work.ts';
import { findService } from './find-services.ts';
import { noteServiceEvent } from './note-service-event.ts';
import type { Service } from './service.ts';

/** Lets nobody sign in to a service any more, or lets them again. What people agreed to stays. */
export async function disableService(
  work: Work,
  id: string,
  isDisabled: boolean,
): Promise<Service | Refused> {
  const service = await findService(work, id);
  if (!service) return refuse('NOT_FOUND');
  if (isDisabled === (service.disabledAt !== null)) return service;
  const disabledAt = isDisabled ? work.now : null;
  await work.db.query(`update identity.service set disabled_at = $2 where id = $1`, [id, disabledAt]);
  await noteServiceEvent(work, service, { what: isDisabled ? 'disabled' : 'enabled' });
  return Object.assign(service, { disabledAt });
}
