import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';
import { dayOf, roleLost } from '@plenaria/membership';
import type { RepresentationRole } from '@plenaria/membership';
import type { View } from '../work.ts';

/** To which role whoever reads the mail of an address is invited. */
type ToRole = {
  readonly memberId: string | null;
  readonly role: RepresentationRole | null;
  readonly email: string;
};

/**
 * Nobody loses a seat by an invitation: who votes for an organisation is not made its delegate by a click. Whoever
 * means it changes the role in the register, where everybody concerned is told. It tells nothing of an address but
 * what stands in the register of that very organisation.
 */
export async function objectionToRoleLost(
  { db, now }: View,
  { memberId, role, email }: ToRole,
): Promise<Refused | null> {
  if (memberId === null || role === null) return null;
  const held: readonly { role: RepresentationRole }[] = await db.query(
    `select r.role from membership.representation r
      where r.member_id = $1 and (upper_inf(r.valid) or upper(r.valid) > $3::date)
        and r.person_id in (select a.person_id from identity.account a where a.email = $2
                            union select p.id from membership.person p where lower(p.email) = $2)`,
    [memberId, email, dayOf(now)],
  );
  const lost = roleLost(
    held.map((mandate) => mandate.role),
    role,
  );
  return lost && refuse('ALREADY_SPEAKS', { role: lost });
}
