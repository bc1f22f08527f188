import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { refuseFields } from '../../membership/change-member.ts';
import { isId } from '../../membership/is-id.ts';
import { wrongReason } from '../../membership/wrong-reason.ts';
import type { Work } from '../../work.ts';
import { byOf } from './entrust-role.ts';

/** Which grant ends, and why. */
export type RoleEnd = { readonly id: string; readonly reason: string };

/** Ends what somebody is entrusted with, at once. The last secretary stays: nobody else could name one. */
export async function endRole(work: Work, asked: RoleEnd): Promise<{ id: string } | Refused> {
  const { db, actor, now } = work;
  if (!isId(asked.id)) return refuse('NOT_FOUND');
  await db.query(`select pg_advisory_xact_lock(hashtextextended('identity.role_grant', 0))`);
  const [grant]: readonly { role: string; others: number }[] = await db.query(
    `select g.role, (select count(*)::integer from identity.role_grant o
                       join identity.account a on a.id = o.account_id and a.disabled_at is null
                      where o.role = g.role and o.revoked_at is null and o.account_id <> g.account_id) as others
       from identity.role_grant g where g.id = $1 and g.revoked_at is null`,
    [asked.id],
  );
  if (!grant) return refuse('NOT_FOUND');
  const objection = refuseFields([
    ...wrongReason(asked.reason),
    grant.role === 'secretary' && grant.others === 0
      ? { field: 'reason', reason: 'admin:role.lastSecretary' }
      : null,
  ]);
  if (objection) return objection;
  await db.query(
    `update identity.role_grant set revoked_at = $2, revoked_by = $3, revoked_reason = $4 where id = $1`,
    [asked.id, now, byOf(actor), asked.reason.trim()],
  );
  return { id: asked.id };
}
