import type { View } from '../work.ts';

/**
 * The accounts of persons in the register, by person. Who has an address in the register and no account yet is
 * given one, so that a representative can sign in and be written to without being invited first.
 */
export async function accountsOfPersons(
  view: View,
  personIds: readonly string[],
): Promise<Map<string, string>> {
  await view.db.query(
    `insert into identity.account (person_id, email, language)
     select p.id, lower(p.email), p.language from membership.person p
     where p.id = any($1::uuid[]) and p.email is not null
     on conflict do nothing`,
    [personIds],
  );
  const rows: readonly { personId: string; id: string }[] = await view.db.query(
    `select a.person_id as "personId", a.id from identity.account a
     where a.person_id = any($1::uuid[]) and a.disabled_at is null`,
    [personIds],
  );
  return new Map(rows.map((row) => [row.personId, row.id]));
}

/** The account that signs in with an address, or null. An address that two persons share belongs to neither. */
export async function accountOfEmail(view: View, email: string): Promise<string | null> {
  const known: readonly { id: string; disabled: boolean }[] = await view.db.query(
    `select id, disabled_at is not null as disabled from identity.account where email = $1`,
    [email],
  );
  if (known[0]) return known[0].disabled ? null : known[0].id;
  const persons: readonly { id: string }[] = await view.db.query(
    `select id from membership.person where lower(email) = $1 limit 2`,
    [email],
  );
  const [person, another] = persons;
  if (!person || another) return null;
  return (await accountsOfPersons(view, [person.id])).get(person.id) ?? null;
}
