import type { Day } from '@plenaria/membership';
import type { EntityManager } from 'typeorm';
import type { Member } from './member.ts';

/** What a member said of itself until a day before today, where that has changed since. Of an individual the name is
 *  never among it: a history that nobody can erase does not keep names. */
export type FactsThen = Partial<Pick<Member, 'name' | 'country' | 'website'>> & {
  readonly contribution?: string | null;
  /** Of the contribution. */
  readonly language: string;
};

/** SQL: the facts of `membership.member m` at the end of a day, as the first change after it remembers them; null where
 *  nothing has changed since. */
export const factsThen = (day: string): string => `
  (select e.before || jsonb_build_object('language', (select f.default_language from membership.federation f))
     from membership.register_event e
    where e.subject_id = m.id and e.kind = 'facts-changed' and e.before is not null
      and e.at >= (${day}::date + 1)::timestamp at time zone 'UTC'
    order by e.sequence limit 1)`;

/** SQL: one fact out of these, or what holds today. */
export const factThen = (facts: string, name: string, today: string): string =>
  `case when ${facts} ? '${name}' then ${facts} ->> '${name}' else ${today} end`;

/** What these members were called on a day before today, by id: those whose name has changed since. */
export async function namesThen(
  db: EntityManager,
  memberIds: readonly string[],
  day: Day,
): Promise<ReadonlyMap<string, string>> {
  const rows: readonly { id: string; name: string }[] = await db.query(
    `select id, facts ->> 'name' as name
       from (select m.id, ${factsThen('$2')} as facts from membership.member m where m.id = any($1::uuid[])) known
      where facts ? 'name'`,
    [memberIds, day],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The member as it was called then. Its place in lists stays that of today's name. */
export function asItWas(member: Member, then: FactsThen | null): Member {
  if (then === null) return member;
  const { contribution, language, ...facts } = then;
  const said =
    contribution === undefined ? {} : { contribution: contribution ? { [language]: contribution } : {} };
  return Object.assign(member, facts, said);
}
