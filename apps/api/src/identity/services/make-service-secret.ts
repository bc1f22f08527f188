import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import type { Work } from '../../work.ts';
import { findService } from './find-services.ts';
import { noteServiceEvent } from './note-service-event.ts';
import { MadeService } from './service.ts';
import { hashOfServiceSecret, newServiceSecret } from './service-secret.ts';

/** Makes a new secret for a service and tells it once; the one before counts no longer. */
export async function makeServiceSecret(work: Work, id: string): Promise<MadeService | Refused> {
  const service = await findService(work, id);
  if (!service || service.isPublic) return refuse('NOT_FOUND');
  const secret = newServiceSecret();
  await work.db.query(`update identity.service set secret_hash = $2 where id = $1`, [
    id,
    hashOfServiceSecret(secret),
  ]);
  await noteServiceEvent(work, service, { what: 'secret-made' });
  return Object.assign(new MadeService(), { secret, service });
}
