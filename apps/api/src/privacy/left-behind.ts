import type { LeftBehind } from '@plenaria/membership';
import type { View } from '../work.ts';

// A pause, and the days in which who was expelled may appeal, wait for nobody but the person themself.
const WAITS = `('awaitingAgreement', 'scheduled', 'inObjectionWindow', 'awaitingVote', 'inVote', 'appealed', 'inAppeal')`;

// A representation or a role that has ended does not count; one that begins later does not help today.
const LEFT = `
  select
    array(select m.name from membership.member m
           where exists (select from membership.representation r
                          where r.member_id = m.id and r.person_id = $1 and r.role <> 'delegate' and r.valid @> $2::date)
             and exists (select from membership.membership s where s.member_id = m.id and s.valid @> $2::date)
             and not exists (select from membership.representation r
                              where r.member_id = m.id and r.person_id <> $1 and r.role <> 'delegate' and r.valid @> $2::date)
           order by m.name) as organisations,
    array(select p.number from membership.application p join identity.account a on a.id = p.account_id
           where a.person_id = $1
             and p.state not in ('draft', 'admitted', 'rejected', 'refused', 'withdrawn')
           order by p.number) as applications,
    array(select h.kind from membership.membership_change h join membership.member m on m.id = h.member_id
           where m.person_id = $1 and h.state in ${WAITS} order by h.number) as changes,
    array(select coalesce(c.name, g.role) from identity.role_grant g
            join identity.account a on a.id = g.account_id
            left join membership.custodian c on c.id = g.custodian_id
           where a.person_id = $1 and g.revoked_at is null
             and not exists (select from identity.role_grant o join identity.account b on b.id = o.account_id
                              where o.role = g.role and o.custodian_id is not distinct from g.custodian_id
                                and o.revoked_at is null and b.disabled_at is null and o.account_id <> g.account_id)
           order by 1) as roles`;

/** What would be left without anybody if this person were erased now. */
export async function leftBehindBy({ db, now }: View, personId: string): Promise<LeftBehind> {
  const rows: readonly LeftBehind[] = await db.query(LEFT, [personId, now]);
  return rows[0] ?? { organisations: [], applications: [], changes: [], roles: [] };
}
