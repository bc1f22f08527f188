import type { Work } from '../../work.ts';
import { isAdmittedTo } from './admits.ts';
import type { SignInToService } from './use-agreement.ts';

// Who certainly may is passed over at once: everybody in a service that is for anybody, and whoever holds a membership.
const PERHAPS_NOT = `
  select distinct t.account_id as "accountId", s.id as "serviceId"
    from identity.service_token t
   cross join jsonb_object_keys(coalesce(t.payload -> 'authorizations', '{}')) as known (id)
    join identity.service s on s.id::text = known.id and s.admits <> 'anybody'
    join identity.account a on a.id = t.account_id
   where t.kind = 'Session' and not exists (
     select from membership.member m join membership.membership held on held.member_id = m.id
      where m.person_id = a.person_id and held.valid @> identity.today())
   order by 1, 2`;

/**
 * Signs those out of a service whom it is for no longer, as their membership has ended or they speak for no member any
 * more; the service is told. Answers whom. To be done as the program.
 */
export async function endUnadmitted(work: Work): Promise<readonly SignInToService[]> {
  const perhaps: readonly SignInToService[] = await work.db.query(PERHAPS_NOT);
  const ended: SignInToService[] = [];
  for (const one of perhaps) {
    if (await isAdmittedTo(work, one.serviceId, one.accountId)) continue;
    await work.db.query(`select identity.leave_services($1, null, $2)`, [one.accountId, one.serviceId]);
    ended.push(one);
  }
  return ended;
}
