import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import type { Work } from '../../work.ts';
import { findService } from './find-services.ts';
import { noteServiceEvent } from './note-service-event.ts';
import { MadeService } from './service.ts';
import { hashOfServiceSecret, newServiceSecret } from './service-secret.ts';
import { wrongInService } from './wrong-in-service.ts';
import { tidied } from './written-service.ts';
import type { WrittenService } from './written-service.ts';

/** Registers a service, and tells its secret once; one that can keep none has none and must use PKCE. */
export async function registerService(
  work: Work,
  written: WrittenService,
  isPublic: boolean,
): Promise<MadeService | Refused> {
  const { name, redirectUris, leaveUris, signOutUri, scopes, asksNobody, admits } = tidied(written);
  const fields = wrongInService(tidied(written));
  if (fields.length > 0) return refuse('INVALID_INPUT', { fields });
  const secret = isPublic ? null : newServiceSecret();
  const rows: readonly { id: string }[] = await work.db.query(
    `insert into identity.service
       (name, secret_hash, redirect_uris, leave_uris, sign_out_uri, scopes, asks_nobody, admits, registered_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
    [
      name,
      secret === null ? null : hashOfServiceSecret(secret),
      redirectUris,
      leaveUris,
      signOutUri,
      scopes,
      asksNobody,
      admits,
      work.now,
    ],
  );
  const service = await findService(work, rows[0]?.id ?? '');
  if (!service) throw new Error('a service that was inserted must be there');
  await noteServiceEvent(work, service, { what: 'registered' });
  return Object.assign(new MadeService(), { secret, service });
}
