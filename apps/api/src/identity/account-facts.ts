import type { Role } from '../graphql/allow.ts';

/** What is to be known of an account before anything is answered to it. */
export type AccountFacts = {
  readonly accountId: string;
  readonly personId: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly custodianIds: readonly string[];
  readonly isOutside: boolean;
};

/** The same in SQL, of an account `a` and its person `p`. */
export const ACCOUNT_FACTS = `
  a.id as "accountId", a.person_id as "personId", p.name,
  array(select distinct g.role from identity.role_grant g
        where g.account_id = a.id and g.revoked_at is null order by g.role) as roles,
  array(select g.custodian_id from identity.role_grant g
        where g.account_id = a.id and g.revoked_at is null and g.custodian_id is not null) as "custodianIds",
  ${outside('a')} as "isOutside"`;

/**
 * Is this account, an alias, of nobody who belongs here: because they only apply to join, or because they have left?
 * Who was invited and was never a member belongs. Whoever still has a vote on a frozen roll belongs until it closes.
 */
export function outside(a: string): string {
  const from = `daterange(identity.today(), null)`;
  const theirs = `select m.id from membership.member m where m.person_id = ${a}.person_id`;
  const speaks = `select r.member_id from membership.representation r where r.person_id = ${a}.person_id`;
  return `
    not exists (select from identity.role_grant g where g.account_id = ${a}.id and g.revoked_at is null)
    and not exists (
      select from membership.membership s where s.valid && ${from}
         and s.member_id in (${theirs} union all ${speaks} and r.valid && ${from}))
    and (${a}.is_guest or exists (${theirs}) or exists (${speaks}))
    and not exists (
      select from voting.roll_entry e join voting.decision d on d.id = e.decision_id and d.state = 'open'
       where e.voters @> array[${a}.person_id])`;
}
