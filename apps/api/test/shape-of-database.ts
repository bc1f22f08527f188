/** SQL: what a database is made of, a line each: columns, rules, indexes, triggers, walls, functions and views. */
export const SHAPE = `
  with own as (select oid, nspname from pg_namespace
                where nspname !~ '^pg_' and nspname not in ('information_schema', 'public'))
  select line from (
    select format('column %s.%s.%s %s %s %s', n.nspname, c.relname, a.attname,
                  format_type(a.atttypid, a.atttypmod), a.attnotnull, pg_get_expr(d.adbin, d.adrelid)) as line
      from pg_attribute a join pg_class c on c.oid = a.attrelid join own n on n.oid = c.relnamespace
      left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
     where a.attnum > 0 and not a.attisdropped
    union all
    select format('table %s.%s %s %s %s', n.nspname, c.relname, c.relrowsecurity, c.relforcerowsecurity, c.reloptions)
      from pg_class c join own n on n.oid = c.relnamespace
    union all
    select format('rule %s %s %s', conrelid::regclass, conname, pg_get_constraintdef(o.oid))
      from pg_constraint o join own n on n.oid = o.connamespace
    union all
    select indexdef from pg_indexes join own on nspname = schemaname
    union all
    select format('%s %s', pg_get_triggerdef(t.oid), t.tgenabled)
      from pg_trigger t join pg_class c on c.oid = t.tgrelid join own n on n.oid = c.relnamespace
     where not t.tgisinternal
    union all
    select format('policy %s.%s %s %s %s %s', p.schemaname, p.tablename, p.policyname, p.cmd, p.qual, p.with_check)
      from pg_policies p join own on nspname = p.schemaname
    union all
    select pg_get_functiondef(f.oid) from pg_proc f join own n on n.oid = f.pronamespace where f.prokind = 'f'
    union all
    select format('view %s.%s %s', schemaname, viewname, definition) from pg_views join own on nspname = schemaname
  ) lines order by line`;
