const FORMER = 'privacy.former_name';

/** SQL: addresses that the person $1 has, or had before. */
const ADDRESSES = `(
  select email from identity.account where person_id = $1::uuid
  union all select email from membership.person where id = $1::uuid
  union all select email from ${FORMER} where person_id = $1::uuid)`;

/** Everybody who has or had an address, and until when. */
const HOLDERS = `(
  select id as person, email, 'infinity'::timestamptz as until from membership.person
  union all select person_id, email, 'infinity' from identity.account
  union all select person_id, email, replaced_at from ${FORMER})`;

/**
 * SQL: was an address that of the person $1 at a time? It was of whoever gave it up first after that; an address that
 * moved on is of who has it by now, or of somebody yet to come.
 */
export function hadAddress(email: string, at: string): string {
  return `(${email} in ${ADDRESSES} and $1::uuid = (
    select h.person from ${HOLDERS} h where h.email = ${email} and h.until > ${at}
     order by h.until, h.person = $1::uuid desc limit 1))`;
}
