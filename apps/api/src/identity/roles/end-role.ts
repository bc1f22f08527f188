import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import type { Role } from '../../graphql/allow.ts';
import { refuseFields } from '../../membership/change-member.ts';
import { isId } from '../../membership/is-id.ts';
import { wrongReason } from '../../membership/wrong-reason.ts';
import type { Work } from '../../work.ts';
import { byOf } from './entrust-role.ts';
import { tellOfRole } from './tell-of-role.ts';

/** Which grant ends, and why. */
export type RoleEnd = { readonly id: string; readonly reason: string };

type Held = {
  readonly accountId: string;
  readonly custodianId: string | null;
  readonly role: Role;
  /** How many other accounts hold the same role. */
  readonly others: number;
};

/** Ends what somebody is entrusted with, at once, and writes to whom that concerns. The last secretary stays: nobody
 *  else could name one. */
export async function endRole(work: Work, asked: RoleEnd): Promise<{ id: string } | Refused> {
  const { db, actor, now } = work;
  const reason = asked.reason.trim();
  if (!isId(asked.id)) return refuse('NOT_FOUND');
  await lockRoles(work);
  const [grant]: readonly Held[] = await db.query(
    `select g.account_id as "accountId", g.custodian_id as "custodianId", g.role, (select count(*)::integer from identity.role_grant o
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
    [asked.id, now, byOf(actor), reason],
  );
  const { accountId, role, custodianId } = grant;
  await tellOfRole(work, 'ended', { id: asked.id, accountId, role, custodianId, reason });
  return { id: asked.id };
}

/** Whoever takes a role from somebody asks who else holds it: one after the other, so that the last one stays. */
export async function lockRoles({ db }: Work): Promise<void> {
  await db.query(`select pg_advisory_xact_lock(hashtextextended('identity.role_grant', 0))`);
}
