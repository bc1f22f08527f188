import { dayOf } from '@plenaria/membership';
import { notOver } from '../membership/not-over.ts';
import type { View } from '../work.ts';
import type { Constitution } from './constitution.ts';

/** What the federation is made of today, without anybody in it; what ends on a later day says so. A custodian's own
 *  rules and circles are not the federation's to hand on; its documents go along where they are asked for, for others
 *  to make their own. Everything stands in an order of its own: the same federation gives the same words. */
export async function findConstitution({ db, now }: View, documentsOf: string | null): Promise<Constitution> {
  const today = dayOf(now);
  const all = async <Name extends keyof Constitution>(sql: string, values: readonly unknown[] = []) =>
    (await db.query(sql, [...values])) as Constitution[Name];
  const ending = async <Name extends 'classes.json' | 'circles.json' | 'service-levels.json'>(sql: string) =>
    withoutNoEnd(await all<Name>(sql, [today]));
  const [federation] = (await db.query(
    `select name, languages, default_language as "defaultLanguage" from membership.federation`,
  )) as Constitution['federation.json'][];
  if (!federation) throw new Error('There is no federation in this database.');
  return {
    'federation.json': federation,
    'classes.json': await ending<'classes.json'>(
      `select k.slug, k.names, k.last_day::text as "lastDay" from membership.member_class k
        where ${holds('k')} order by k.position`,
    ),
    'circle-roles.json': await all<'circle-roles.json'>(
      `select slug, names, coordinates from membership.circle_role order by position`,
    ),
    'circles.json': await ending<'circles.json'>(
      `select c.slug, c.names, c.purposes, p.slug as parent, c.last_day::text as "lastDay" from membership.circle c
         left join membership.circle p on p.id = c.parent_id and ${holds('p')}
        where c.custodian_id is null and ${holds('c')} order by c.slug`,
    ),
    'rule-packs.json': await all<'rule-packs.json'>(
      `select slug, names, rules from voting.rule_pack p
        where not exists (select from voting.rule_pack n where n.slug = p.slug and n.version > p.version)
        order by slug`,
    ),
    'joining-rules.json': await all<'joining-rules.json'>(
      `select distinct on (r.class) r.class, r.rule, r.gives from membership.joining_rule r
         left join membership.member_class k on k.slug = r.class
        where r.custodian_id is null and r.valid_from <= $1::date and ${holds('k')}
        order by r.class nulls first, r.valid_from desc`,
      [today],
    ),
    'service-levels.json': await ending<'service-levels.json'>(
      `select l.slug, l.class, v.names, v.descriptions,
              jsonb_build_object('amount', v.amount::text, 'currency', v.currency) as price,
              v.participants_max as "participantsMax", v.minutes_max as "minutesMax",
              (select (max(upper(e.valid)) - 1)::text from membership.service_level_version e
                where e.level_id = l.id having bool_and(not upper_inf(e.valid))) as "lastDay"
         from membership.service_level l
         join membership.service_level_version v on v.level_id = l.id and v.valid @> $1::date
         join membership.member_class k on k.slug = l.class and ${holds('k')}
        where l.custodian_id is null order by k.position, v.amount, l.slug`,
    ),
    'documents.json': await all<'documents.json'>(DOCUMENTS, [today, documentsOf]),
  };
}

const holds = (alias: string): string => notOver(alias, '$1');

/** What goes on has no word of an end. */
function withoutNoEnd<Rows extends { lastDay?: string | undefined }[]>(rows: Rows): Rows {
  for (const row of rows) if (!row.lastDay) delete row.lastDay;
  return rows;
}

// The version in force of each document of the federation or of one custodian, with its newest text in each language.
// It is for the classes that go on: one that was only for others, or has ended, does not go along, and no end to come:
// elsewhere it begins as a draft. A custodian's is handed on without its country, as it is without the custodian: it
// would be published and hold for nobody.
const DOCUMENTS = `
  select d.slug, d.kind, case when d.custodian_id is null then d.jurisdiction else '*' end as jurisdiction,
         classes.going as classes, v.language, v.material, texts.texts
    from agreements.document d
   cross join lateral (select array(select k.slug from membership.member_class k
      where k.slug = any (d.classes) and ${holds('k')} order by k.position) as going) classes
    join lateral (select * from agreements.version v
                   where v.document_id = d.id and v.published_at is not null and v.effective_from <= $1::date
                   order by v.effective_from desc, v.number desc limit 1) v on true
    join lateral (select jsonb_agg(jsonb_build_object('language', t.language, 'title', t.title, 'body', t.body,
                                                      'summary', t.summary) order by t.language) as texts
                    from (select distinct on (t.language) t.* from agreements.text t
                           where t.version_id = v.id order by t.language, t.sequence desc) t) texts on true
   where (d.custodian_id is null or d.custodian_id = (select id from membership.custodian where slug = $2))
     and (d.classes = '{}' or classes.going <> '{}') and ${holds('d')}
   order by d.slug`;
