import type { PresentMember, PresentPerson, PresentRegister } from '@plenaria/membership';
import type { EntityManager } from 'typeorm';

/** Any number, the same in every process: the register is changed by one transaction at a time. */
const REGISTER_LOCK = 7_160_513;

/** Waits until no one else changes the register; holds until the transaction ends. */
export async function lockRegister(db: EntityManager): Promise<void> {
  await db.query('select pg_advisory_xact_lock($1)', [REGISTER_LOCK]);
}

type Row = Omit<PresentMember, 'contribution'> & { readonly contribution: Record<string, string> };

/** The register as the rules read it: all of it, or only the given members. Persons are called by their
 *  e-mail address, or id where they have none; custodians and classes by slug. */
export async function presentRegister(
  db: EntityManager,
  language: string,
  memberIds: readonly string[] | null,
): Promise<PresentRegister> {
  const persons: readonly PresentPerson[] = await db.query(`select id, name, email from membership.person`);
  const rows: readonly Row[] = await db.query(MEMBERS, [memberIds]);
  const members = rows.map((row) => ({ ...row, contribution: row.contribution[language] ?? null }));
  return { members, persons };
}

const spans = (table: string, value: string, join: string, condition = 'true') => `
  coalesce((
    select jsonb_agg(jsonb_build_object('id', t.id, 'value', ${value}, 'from', lower(t.valid), 'to', upper(t.valid) - 1)
      order by t.valid)
    from membership.${table} t ${join} where t.member_id = m.id and ${condition}
  ), '[]')`;

const person = 'join membership.person p on p.id = t.person_id';
const MEMBERS = `
  select m.id, m.slug, m.kind, m.name, m.country, m.website, m.contribution,
    (select coalesce(p.email, p.id::text) from membership.person p where p.id = m.person_id) as "personKey",
    ${spans('membership', 'c.slug', 'join membership.custodian c on c.id = t.custodian_id')} as custodian,
    ${spans('class_holding', 't.class', '')} as classes,
    ${spans('representation', 'coalesce(p.email, p.id::text)', person, `t.role = 'representative'`)} as representative,
    ${spans('representation', 'coalesce(p.email, p.id::text)', person, `t.role = 'alternate'`)} as alternate
  from membership.member m where $1::uuid[] is null or m.id = any($1)`;
