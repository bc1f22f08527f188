import type { Day } from '@plenaria/membership';
import type { EntityManager } from 'typeorm';
import type { Member } from './member.ts';

/** What a member said of itself until a day before today, where that has changed since. */
export type FactsThen = Partial<Pick<Member, 'country' | 'website'>> & {
  readonly contribution?: string | null;
  /** Of the contribution. */
  readonly language: string;
};

/** SQL: the facts of `membership.member m` at the end of a day, as the first change after it remembers them; null where
 *  nothing has changed since. */
export const factsThen = (day: string): string => `
  (select e.before - 'name' || jsonb_build_object('language', (select f.default_language from membership.federation f))
     from membership.register_event e
    where e.subject_id = m.id and e.kind = 'facts-changed' and e.before is not null
      and e.at >= (${day}::date + 1)::timestamp at time zone 'UTC'
    order by e.sequence limit 1)`;

/** SQL: one fact out of these, or what holds today. */
export const factThen = (
  facts: string,
  name: 'country' | 'website' | 'contribution',
  today: string,
): string => `case when ${facts} ? '${name}' then ${facts} ->> '${name}' else ${today} end`;

/** SQL to follow `membership.member m`: its name at the end of a day as `named`, no row where that is today's. Only
 *  organisations have earlier names: of an individual none is kept. */
export const namedThen = (day: string): string => `
  left join membership.former_name named on named.member_id = m.id and ${heldOn('named', day)}`;

/** SQL: did this row of `membership.former_name` say the name at the end of a day? */
export const heldOn = (alias: string, day: string): string =>
  `${alias}.since <= ${day}::date and ${alias}.until > ${day}::date`;

/** SQL, behind `namedThen`: the name of that day, and what lists of it are ordered and searched by. */
export const NAME_THEN = 'coalesce(named.name, m.name)';
export const FOLDED_NAME_THEN = 'coalesce(named.folded_name, m.folded_name)';

/** What these members were called on a day, by id: those whose name has changed since. */
export async function namesThen(
  db: EntityManager,
  memberIds: readonly string[],
  day: Day,
): Promise<ReadonlyMap<string, string>> {
  const rows: readonly { id: string; name: string }[] = await db.query(
    `select m.id, named.name from membership.member m ${namedThen('$2')}
      where m.id = any($1::uuid[]) and named.name is not null`,
    [memberIds, day],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The member with the facts of then; its name is read beside them. */
export function asItWas(member: Member, then: FactsThen | null): Member {
  if (then === null) return member;
  const { contribution, language, ...facts } = then;
  const said =
    contribution === undefined ? {} : { contribution: contribution ? { [language]: contribution } : {} };
  return Object.assign(member, facts, said);
}
