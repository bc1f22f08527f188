import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import type { Work } from '../../work.ts';
import { findService } from './find-services.ts';
import { noteServiceEvent } from './note-service-event.ts';
import type { Service } from './service.ts';
import { wrongInService } from './wrong-in-service.ts';
import { tidied } from './written-service.ts';
import type { WrittenService } from './written-service.ts';

const FACTS = ['name', 'redirectUris', 'leaveUris', 'signOutUri', 'scopes', 'asksNobody', 'admits'] as const;

/** Writes anew what is kept of a service. Whether it can keep a secret stays as it was. */
export async function changeService(
  work: Work,
  id: string,
  written: WrittenService,
): Promise<Service | Refused> {
  const before = await findService(work, id);
  if (!before) return refuse('NOT_FOUND');
  const kept = tidied(written);
  const fields = wrongInService(kept);
  if (fields.length > 0) return refuse('INVALID_INPUT', { fields });
  const facts = FACTS.filter((fact) => JSON.stringify(before[fact]) !== JSON.stringify(kept[fact]));
  if (facts.length === 0) return before;
  await work.db.query(
    `update identity.service set name = $2, redirect_uris = $3, leave_uris = $4, sign_out_uri = $5, scopes = $6,
            asks_nobody = $7, admits = $8 where id = $1`,
    [
      id,
      kept.name,
      kept.redirectUris,
      kept.leaveUris,
      kept.signOutUri,
      kept.scopes,
      kept.asksNobody,
      kept.admits,
    ],
  );
  const service = Object.assign(before, kept);
  await noteServiceEvent(work, service, { what: 'changed', facts });
  return service;
}
