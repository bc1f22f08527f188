import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { isId } from '../../membership/is-id.ts';
import type { Work } from '../../work.ts';
import { findService } from './find-services.ts';
import { noteServiceEvent } from './note-service-event.ts';
import type { Service } from './service.ts';
import { wrongInService } from './wrong-in-service.ts';
import { tidied } from './written-service.ts';
import type { WrittenService } from './written-service.ts';

const FACTS = ['name', 'redirectUris', 'leaveUris', 'signOutUri', 'scopes', 'asksNobody', 'admits'] as const;

/** Which service is changed. */
export type ChangedService = {
  readonly id: string;
  /** What the writer had before them, see `Service`; undefined where nobody looks. */
  readonly base: string | null | undefined;
};

/**
 * Writes anew what is kept of a service, but not over what somebody else wrote meanwhile. Whether it can keep a secret
 * stays as it was.
 */
export async function changeService(
  work: Work,
  { id, base }: ChangedService,
  written: WrittenService,
): Promise<Service | Refused> {
  // Of two who write at once the second finds what the first wrote.
  if (isId(id)) await work.db.query('select from identity.service where id = $1 for update', [id]);
  const before = await findService(work, id);
  if (!before) return refuse('NOT_FOUND');
  if (base !== undefined && base !== before.base) return refuse('VERSION_MISMATCH', { base: before.base });
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
  await noteServiceEvent(work, { id, name: kept.name }, { what: 'changed', facts });
  return (await findService(work, id)) ?? refuse('NOT_FOUND');
}
