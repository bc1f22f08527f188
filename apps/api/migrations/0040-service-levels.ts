import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Service levels: what they give and cost from which day on, who holds which, and which an applicant chose. */
export class ServiceLevels1700000000040 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [levels, keptVersions, holdings, within, applications])
      await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table membership.application drop column level_id;
      drop trigger class_holding_keeps_levels on membership.class_holding;
      drop trigger membership_keeps_levels on membership.membership;
      drop table membership.level_holding, membership.service_level_version, membership.service_level;
      drop function membership.refuse_level_beyond(), membership.refuse_other_terms();
    `);
  }
}

// Null stands for all custodians. A price is never overwritten: another one is a version of its own, from its day on.
const levels = `
  create table membership.service_level (
    id           uuid primary key default gen_random_uuid(),
    slug         text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 60),
    custodian_id uuid references membership.custodian (id),
    class        text not null references membership.member_class (slug),
    end_reason   text check (length(end_reason) between 1 and 2000),
    ended_by     uuid references membership.person (id),
    constraint service_level_slug unique nulls not distinct (custodian_id, slug)
  );

  create table membership.service_level_version (
    id               uuid primary key default gen_random_uuid(),
    level_id         uuid not null references membership.service_level (id),
    names            jsonb not null check (jsonb_typeof(names) = 'object'),
    descriptions     jsonb not null default '{}' check (jsonb_typeof(descriptions) = 'object'),
    amount           bigint not null check (amount >= 0),
    currency         text not null check (currency ~ '^[A-Z]{3}$'),
    participants_max integer not null check (participants_max between 1 and 10000),
    minutes_max      integer not null check (minutes_max between 1 and 10080),
    valid            daterange not null check (not isempty(valid) and not lower_inf(valid)),
    reason           text check (length(reason) between 1 and 2000),
    adopted_by       uuid references voting.decision (id),
    recorded_at      timestamptz not null,
    recorded_by      uuid references membership.person (id),
    -- what the program itself writes (an example, a federation that begins as another is made) nobody has to explain
    constraint service_level_version_founded
      check (recorded_by is null or reason is not null or adopted_by is not null),
    constraint service_level_one_version_a_day exclude using gist (level_id with =, valid with &&)
  );
`;

const keptVersions = `
  create function membership.refuse_other_terms() returns trigger language plpgsql as $$
  begin
    if current_setting('plenaria.erasing', true) = 'on' then return coalesce(new, old); end if;
    if tg_op = 'UPDATE' and to_jsonb(new) - 'valid' = to_jsonb(old) - 'valid'
       and lower(new.valid) = lower(old.valid) and new.valid <@ old.valid then return new; end if;
    raise exception 'what a service level gave and cost is written once: it can only end';
  end $$;
  create trigger service_level_version_kept before update or delete on membership.service_level_version
    for each row execute function membership.refuse_other_terms();
`;

const holdings = `
  create table membership.level_holding (
    id        uuid primary key default gen_random_uuid(),
    member_id uuid not null references membership.member (id),
    level_id  uuid not null references membership.service_level (id),
    valid     daterange not null check (not isempty(valid) and not lower_inf(valid)),
    constraint level_holding_one_at_a_time
      exclude using gist (member_id with =, valid with &&) deferrable initially deferred
  );
  create index level_holding_of_level on membership.level_holding (level_id);
`;

// A level is held only while its member holds the class, belongs through the custodian whose level it is, and the
// level itself holds. Asked when the transaction ends, since one of these ends before the other.
const within = `
  create function membership.refuse_level_beyond() returns trigger language plpgsql as $$
  declare
    changed uuid := (to_jsonb(coalesce(new, old)) ->> tg_argv[0])::uuid;
    beyond  text;
  begin
    if current_setting('plenaria.erasing', true) = 'on' then return null; end if;
    select l.slug into beyond
      from membership.level_holding h join membership.service_level l on l.id = h.level_id
     where ((tg_argv[0] = 'member_id' and h.member_id = changed) or (tg_argv[0] = 'level_id' and h.level_id = changed))
       and not coalesce(h.valid <@ (
             (select range_agg(k.valid) from membership.class_holding k
               where k.member_id = h.member_id and k.class = l.class)
           * (select range_agg(s.valid) from membership.membership s
               where s.member_id = h.member_id and s.custodian_id = coalesce(l.custodian_id, s.custodian_id))
           * (select range_agg(v.valid) from membership.service_level_version v where v.level_id = l.id)), false)
     limit 1;
    if beyond is not null then
      raise exception 'the service level % is held on a day on which it cannot be', beyond
        using errcode = 'exclusion_violation', constraint = 'level_holding_within';
    end if;
    return null;
  end $$;
  create constraint trigger level_holding_within after insert or update on membership.level_holding
    deferrable initially deferred for each row execute function membership.refuse_level_beyond('member_id');
  create constraint trigger class_holding_keeps_levels after update or delete on membership.class_holding
    deferrable initially deferred for each row execute function membership.refuse_level_beyond('member_id');
  create constraint trigger membership_keeps_levels after update or delete on membership.membership
    deferrable initially deferred for each row execute function membership.refuse_level_beyond('member_id');
  create constraint trigger service_level_version_keeps_levels after update on membership.service_level_version
    deferrable initially deferred for each row execute function membership.refuse_level_beyond('level_id');
`;

const applications = `
  alter table membership.application add column level_id uuid references membership.service_level (id);
  create index application_of_level on membership.application (level_id) where level_id is not null;
`;
