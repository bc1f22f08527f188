import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import type { Person } from './accounts.ts';

/** An application that came to this state so many days ago, with a line of its history; its id. */
export async function oldApplication(
  db: Client,
  { accountId }: Person,
  kind: string,
  state: string,
  daysAgo: number,
): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    `with custodian as (
       insert into membership.custodian (slug, name, country, currency, languages)
       values ('c-' || gen_random_uuid(), 'A custodian', 'ES', 'EUR', '{en}') returning id)
     insert into membership.application
       (custodian_id, account_id, kind, name, language, state, created_at, updated_at)
     select id, $1, $2, $3, 'en', $4, now(), now() - make_interval(days => $5) from custodian returning id`,
    [accountId, kind, `Applying ${randomUUID()}`, state, daysAgo],
  );
  const id = rows[0]?.id ?? '';
  await db.query(
    `insert into membership.application_event (application_id, sequence, at, kind, by_kind)
     values ($1, 1, now(), 'submitted', 'applicant')`,
    [id],
  );
  return id;
}
