import type { View } from '../work.ts';

/** What can be told of somebody's personal facts: seen, changed, given out, erased. */
export type TrailKind =
  | 'contact-seen'
  | 'facts-changed'
  | 'role-given'
  | 'role-ended'
  | 'export-asked'
  | 'export-fetched'
  | 'erasure-asked'
  | 'erasure-undone'
  | 'erased';

/** One line for the trail: about whom, what, which facts (never their values), and why where somebody said so. */
export type TrailNote = {
  readonly personId: string;
  readonly what: TrailKind;
  readonly facts?: readonly string[];
  readonly reason?: string;
};

/** Writes into the trail, in the name of whoever asks. To be called where the database knows who that is. */
export async function noteInTrail({ db, actor }: View, note: TrailNote): Promise<void> {
  await db.query(
    `insert into privacy.trail (account_id, person_id, what, facts, reason) values ($1, $2, $3, $4, $5)`,
    [
      actor.kind === 'person' ? actor.accountId : null,
      note.personId,
      note.what,
      note.facts ?? [],
      note.reason ?? null,
    ],
  );
}

/** Notes that a file with facts about people was given out: by its name, and about whom where it is about one. */
export async function noteFile({ db, actor }: View, file: string, personId: string | null): Promise<void> {
  await db.query(
    `insert into privacy.trail (account_id, person_id, what, file) values ($1, $2, 'file-fetched', $3)`,
    [actor.kind === 'person' ? actor.accountId : null, personId, file],
  );
}

/** Reading the same page again within the hour is the same look. */
const SAME_LOOK = `interval '1 hour'`;

/** Notes that somebody was given the addresses of many, each once, in one statement. */
export async function noteSeenAddresses({ actor, db }: View, personIds: readonly string[]): Promise<void> {
  if (actor.kind !== 'person' || personIds.length === 0) return;
  await db.query(
    `insert into privacy.trail (account_id, person_id, what, facts)
     select $1, seen.id, 'contact-seen', '{email}' from (select distinct unnest($2::uuid[]) as id) seen
      where seen.id <> $3 and not exists (
        select from privacy.trail t where t.person_id = seen.id and t.account_id = $1
          and t.what = 'contact-seen' and t.facts = '{email}' and t.at > now() - ${SAME_LOOK})`,
    [actor.accountId, personIds, actor.personId],
  );
}

/** Notes that somebody was shown how to reach another person, unless it is themselves or the same look. */
export async function noteSeenContact(
  view: View,
  accountId: string,
  facts: readonly string[],
): Promise<void> {
  const { actor, db } = view;
  if (actor.kind !== 'person' || actor.accountId === accountId) return;
  const rows: readonly { personId: string }[] = await db.query(
    `select a.person_id as "personId" from identity.account a
      where a.id = $1 and not exists (
        select from privacy.trail t where t.person_id = a.person_id and t.account_id = $2
          and t.what = 'contact-seen' and t.facts = $3::text[] and t.at > now() - ${SAME_LOOK})`,
    [accountId, actor.accountId, facts],
  );
  for (const { personId } of rows) await noteInTrail(view, { personId, what: 'contact-seen', facts });
}
