import type { Role } from '../../graphql/allow.ts';
import { Custodian } from '../../membership/custodian.ts';
import { mailJob } from '../../post/mail-job.ts';
import type { Work } from '../../work.ts';
import { holdersOf } from './holders-of.ts';

/** A grant that was just made or ended, and why; nothing is asked at a terminal. */
type Told = {
  readonly id: string;
  readonly accountId: string;
  readonly role: Role;
  readonly custodianId: string | null;
  readonly reason: string;
};

/**
 * Writes to whose role it is; to the others who hold it, of a custodian's to those who act for the same one; and to
 * whoever did it, also when that is one of them. Somebody else may be sitting at that account: then these letters are
 * how the people learn of it.
 */
export async function tellOfRole(work: Work, act: 'given' | 'ended', grant: Told): Promise<void> {
  const { actor, db, now } = work;
  const { id, accountId, role, custodianId, reason } = grant;
  const [holder]: readonly { name: string }[] = await db.query(
    `select p.name from identity.account a join membership.person p on p.id = a.person_id where a.id = $1`,
    [accountId],
  );
  const custodian = custodianId === null ? null : await db.findOneBy(Custodian, { id: custodianId });
  const by = actor.kind === 'person' ? actor.name : '';
  const params = {
    who: holder?.name ?? '',
    role,
    custodian: custodian?.name ?? '',
    by,
    at: now.toISOString(),
    text: reason,
  };
  const custodianIds = custodianId === null ? {} : { custodianIds: [custodianId] };
  const others = new Set(await holdersOf(work, { roles: [role], ...custodianIds, except: accountId }));
  if (actor.kind === 'person' && actor.accountId !== accountId) others.add(actor.accountId);
  const about = `role-${act}:${id}`;
  await work.later(mailJob({ template: `role-${act}`, accountId, params }, `${about}:${accountId}`));
  for (const other of others)
    await work.later(
      mailJob({ template: `role-${act}-other`, accountId: other, params }, `${about}:${other}`),
    );
}
