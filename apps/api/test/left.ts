import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { makePerson } from './accounts.ts';
import type { Person } from './accounts.ts';

/** Somebody who was a member, and whose membership has ended. */
export async function makeLeft(db: Client): Promise<Person> {
  const person = await makePerson(db, { name: 'Formerly' });
  await db.query(
    `with house as (
       insert into membership.custodian (slug, name, country, currency, languages)
       values ($1, 'A custodian', 'ES', 'EUR', '{en}') returning id),
     individual as (
       insert into membership.member (slug, kind, name, folded_name, person_id)
       values ($2, 'individual', $3, lower($3), $4) returning id)
     insert into membership.membership (member_id, custodian_id, valid)
     select individual.id, house.id, '[2020-01-01,2021-01-01)' from individual, house`,
    [`custodian-${randomUUID()}`, `m-${randomUUID()}`, person.name, person.personId],
  );
  return person;
}
