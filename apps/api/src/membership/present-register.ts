import type { FactsChange, PresentMember, PresentPerson, RepresentationRole } from '@plenaria/membership';
import type { EntityManager } from 'typeorm';

/** Any number, the same in every process: the register is changed by one transaction at a time. */
const REGISTER_LOCK = 7_160_513;

/** Waits until no one else changes the register; holds until the transaction ends. */
export async function lockRegister(db: EntityManager): Promise<void> {
  await db.query('select pg_advisory_xact_lock($1)', [REGISTER_LOCK]);
}

type Row = Omit<PresentMember, 'contribution'> & { readonly contribution: Record<string, string> };

/** The members as the rules read them: all, or only the given ones. Persons are called by their
 *  e-mail address, or id where they have none; custodians and classes by slug. */
export async function presentMembers(
  db: EntityManager,
  language: string,
  memberIds: readonly string[] | null,
): Promise<readonly PresentMember[]> {
  const rows: readonly Row[] = await db.query(MEMBERS, [memberIds]);
  return rows.map((row) => ({ ...row, contribution: row.contribution[language] ?? null }));
}

/** Everybody the register knows. */
export function presentPersons(db: EntityManager): Promise<readonly PresentPerson[]> {
  return db.query(`select id, name, email from membership.person`);
}

/** How the facts of members have changed, by member; the earliest change first. */
export async function factsChanges(db: EntityManager): Promise<ReadonlyMap<string, readonly FactsChange[]>> {
  const rows: readonly { memberId: string; changes: readonly FactsChange[] }[] = await db.query(
    `select subject_id as "memberId", jsonb_agg(jsonb_build_object('day', (at at time zone 'UTC')::date,
         'before', before, 'after', coalesce(after, '{}')) order by sequence) as changes
       from membership.register_event where kind = 'facts-changed' and before is not null group by subject_id`,
  );
  return new Map(rows.map(({ memberId, changes }) => [memberId, changes]));
}

/** One history of every member that is asked for, gathered in one pass: `{ member_id, spans }`. */
const spans = (table: string, value: string, join: string, condition = 'true') => `(
  select t.member_id,
    jsonb_agg(jsonb_build_object('id', t.id, 'value', ${value}, 'from', lower(t.valid), 'to', upper(t.valid) - 1)
      order by t.valid) as spans
  from membership.${table} t ${join}
  where ($1::uuid[] is null or t.member_id = any($1)) and ${condition} group by t.member_id
)`;

const person = 'join membership.person p on p.id = t.person_id';
const speaker = 'coalesce(p.email, p.id::text)';
const inRole = (role: RepresentationRole) => spans('representation', speaker, person, `t.role = '${role}'`);
const MEMBERS = `
  select m.id, m.slug, m.kind, m.name, m.country, m.website, m.contribution, ${speaker} as "personKey",
    coalesce(custodian.spans, '[]') as custodian, coalesce(classes.spans, '[]') as classes,
    coalesce(representative.spans, '[]') as representative, coalesce(alternate.spans, '[]') as alternate,
    coalesce(delegate.spans, '[]') as delegate
  from membership.member m
  left join membership.person p on p.id = m.person_id
  left join ${spans('membership', 'c.slug', 'join membership.custodian c on c.id = t.custodian_id')} custodian
    on custodian.member_id = m.id
  left join ${spans('class_holding', 't.class', '')} classes on classes.member_id = m.id
  left join ${inRole('representative')} representative on representative.member_id = m.id
  left join ${inRole('alternate')} alternate on alternate.member_id = m.id
  left join ${inRole('delegate')} delegate on delegate.member_id = m.id
  where $1::uuid[] is null or m.id = any($1)`;
