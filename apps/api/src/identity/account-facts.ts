import type { Role } from '../graphql/allow.ts';

/** What is to be known of an account before anything is answered to it. */
export type AccountFacts = {
  readonly accountId: string;
  readonly personId: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly custodianIds: readonly string[];
  readonly isGuest: boolean;
};

/** The same in SQL, of an account `a` and its person `p`. */
export const ACCOUNT_FACTS = `
  a.id as "accountId", a.person_id as "personId", p.name,
  array(select distinct g.role from identity.role_grant g
        where g.account_id = a.id and g.revoked_at is null order by g.role) as roles,
  array(select g.custodian_id from identity.role_grant g
        where g.account_id = a.id and g.revoked_at is null and g.custodian_id is not null) as "custodianIds",
  a.is_guest
    and not exists (select from identity.role_grant g where g.account_id = a.id and g.revoked_at is null)
    and not exists (select from membership.member m where m.person_id = a.person_id)
    and not exists (select from membership.representation r where r.person_id = a.person_id) as "isGuest"`;
