/**
 * Gives the measured federation a past: until 2023 every second member belonged through another custodian and in
 * another class, every tenth has left in 2022, and three of ten have another name since.
 */
export const PAST = [
  `insert into membership.custodian (slug, name, country, currency, languages)
   values ('earlier', 'Earlier', 'GB', 'GBP', '{en}')`,
  `insert into membership.member_class (slug, names, position) values ('consumer', '{"en": "Consumer"}', 2)`,
  `update membership.membership s set valid = '[2023-01-01,)'
     from membership.member m where m.id = s.member_id and m.slug ~ '[02468]$'`,
  `insert into membership.membership (member_id, custodian_id, valid)
   select m.id, c.id, '[2020-08-01,2023-01-01)' from membership.member m, membership.custodian c
    where c.slug = 'earlier' and m.slug ~ '[02468]$'`,
  `update membership.class_holding h set valid = '[2023-01-01,)'
     from membership.member m where m.id = h.member_id and m.slug ~ '[02468]$'`,
  `insert into membership.class_holding (member_id, class, valid)
   select id, 'consumer', '[2020-08-01,2023-01-01)' from membership.member where slug ~ '[02468]$'`,
  `update membership.membership s set valid = '[2020-08-01,2022-07-01)'
     from membership.member m where m.id = s.member_id and m.slug ~ '7$'`,
  `insert into membership.register_event (at, actor, subject_kind, subject_id, kind, after)
   select '2020-08-01', 'measuring', 'member', id, 'joined', '{}' from membership.member`,
  `insert into membership.former_name (member_id, since, until, name, folded_name)
   select id, '-infinity', '2023-01-01', 'Formerly ' || name, 'formerly ' || folded_name
     from membership.member where slug ~ '[369]$'`,
  `insert into membership.register_event (at, actor, subject_kind, subject_id, kind, before, after)
   select '2023-01-01', 'measuring', 'member', id, 'facts-changed', jsonb_build_object('name', 'Formerly ' || name),
     jsonb_build_object('name', name) from membership.member where slug ~ '[369]$'`,
  `analyze`,
];

const ROW = `
  m.id, m.slug, coalesce(f.name, m.name) as name, m.kind, m.country, m.invented,
  json_build_object('slug', c.slug, 'name', c.name) as custodian,
  array(select json_build_object('slug', k.slug, 'name', k.names ->> 'en')
          from membership.class_holding h join membership.member_class k on k.slug = h.class
         where h.member_id = m.id and h.valid @> $1::date order by k.position) as classes`;
const KEY = 'coalesce(f.folded_name, m.folded_name)';
const STANDING = `
  membership.member m
  join membership.membership s on s.member_id = m.id and s.valid @> $1::date
  join membership.custodian c on c.id = s.custodian_id
  left join membership.former_name f on f.member_id = m.id and f.since <= $1::date and f.until > $1::date`;
const page = (/** @type {string} */ condition, /** @type {string} */ beyond = 'true') => `
  select ${ROW}, (select count(*) from ${STANDING} where ${condition}) as total
    from ${STANDING} where ${condition} and ${beyond} order by ${KEY}, m.id limit 51`;

/** The same questions as one statement each, as somebody would write them who needs nothing else. */
export const BARE = {
  first: page('true'),
  middle: page('true', `(${KEY}, m.id) > ($2, $3::uuid)`),
  searched: page(`${KEY} like $2`),
  narrowed: page(`c.slug = $3 and exists (select from membership.class_holding h
    where h.member_id = m.id and h.class = $2 and h.valid @> $1::date)`),
  member: `
    select ${ROW},
           array(select json_build_object('name', p.name, 'role', r.role) from membership.representation r
                   join membership.person p on p.id = r.person_id
                  where r.member_id = m.id and r.valid @> $1::date) as representatives,
           array(select to_json(e) from membership.register_event e where e.subject_id = m.id
                  order by e.sequence desc) as history
      from ${STANDING} where m.slug = $2`,
};
