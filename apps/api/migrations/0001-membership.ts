import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The register: custodians, classes, persons, members and what held for them when, with a history nobody rewrites. */
export class Membership1700000000001 implements MigrationInterface {
  /** Creates the schema `membership`. Both extensions are trusted: the owner of a database may create them. */
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`create extension if not exists btree_gist`);
    await queryRunner.query(`create extension if not exists pg_trgm`);
    await queryRunner.query(`create schema membership`);
    for (const statement of [federation, members, overTime, history]) await queryRunner.query(statement);
  }

  /** Removes the schema with everything in it. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`drop schema membership cascade`);
  }
}

const federation = `
  create table membership.federation (
    id               boolean primary key default true check (id),
    name             text not null check (name <> ''),
    languages        text[] not null,
    default_language text not null,
    check (default_language = any (languages))
  );

  create table membership.custodian (
    id        uuid primary key default gen_random_uuid(),
    slug      text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    name      text not null check (name <> ''),
    country   text not null check (country ~ '^[A-Z]{2}$'),
    currency  text not null check (currency ~ '^[A-Z]{3}$'),
    languages text[] not null,
    constraint custodian_slug unique (slug)
  );

  create table membership.member_class (
    slug     text primary key check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    names    jsonb not null check (jsonb_typeof(names) = 'object'),
    position integer not null unique
  );
`;

// `folded_name` is foldName(name) of @plenaria/membership: rule and database compare names in the same way.
// `public_key` orders the list for visitors, so that no cursor or neighbour tells an individual's name.
const members = `
  create table membership.person (
    id         uuid primary key default gen_random_uuid(),
    name       text not null check (length(name) between 1 and 200),
    email      text check (email = lower(email) and email like '_%@_%' and length(email) <= 254),
    language   text not null default 'en',
    invented   boolean not null default false,
    created_at timestamptz not null default now(),
    constraint person_email unique (email)
  );

  create table membership.member (
    id           uuid primary key default gen_random_uuid(),
    slug         text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 60),
    kind         text not null check (kind in ('organisation', 'individual')),
    name         text not null check (length(name) between 1 and 2000),
    folded_name  text collate "C" not null,
    public_key   text collate "C" not null
                 generated always as (case when kind = 'organisation' then folded_name else slug end) stored,
    country      text check (country ~ '^[A-Z]{2}$'),
    website      text check (website ~ '^https?://'),
    person_id    uuid references membership.person (id),
    invented     boolean not null default false,
    about        jsonb not null default '{}' check (jsonb_typeof(about) = 'object'),
    contribution jsonb not null default '{}' check (jsonb_typeof(contribution) = 'object'),
    created_at   timestamptz not null default now(),
    constraint member_slug unique (slug),
    constraint member_person unique (person_id),
    check ((kind = 'individual') = (person_id is not null))
  );
  create unique index member_organisation_name on membership.member (folded_name) where kind = 'organisation';
  create index member_by_name on membership.member (folded_name, id);
  create index member_by_public_key on membership.member (public_key, id);
  create index member_search on membership.member using gin (folded_name gin_trgm_ops);
`;

const overTime = `
  create table membership.membership (
    id           uuid primary key default gen_random_uuid(),
    member_id    uuid not null references membership.member (id),
    custodian_id uuid not null references membership.custodian (id),
    valid        daterange not null check (not isempty(valid) and not lower_inf(valid)),
    constraint membership_one_custodian_at_a_time
      exclude using gist (member_id with =, valid with &&) deferrable
  );
  create index membership_of_custodian on membership.membership (custodian_id);

  create table membership.class_holding (
    id        uuid primary key default gen_random_uuid(),
    member_id uuid not null references membership.member (id),
    class     text not null references membership.member_class (slug),
    valid     daterange not null check (not isempty(valid) and not lower_inf(valid)),
    constraint class_holding_once_at_a_time
      exclude using gist (member_id with =, class with =, valid with &&) deferrable
  );
  create index class_holding_of_class on membership.class_holding (class);

  create table membership.representation (
    id        uuid primary key default gen_random_uuid(),
    member_id uuid not null references membership.member (id),
    person_id uuid not null references membership.person (id),
    role      text not null check (role in ('representative', 'alternate')),
    valid     daterange not null check (not isempty(valid) and not lower_inf(valid)),
    constraint representation_one_representative_at_a_time
      exclude using gist (member_id with =, valid with &&) where (role = 'representative') deferrable,
    constraint representation_one_role_a_person
      exclude using gist (member_id with =, person_id with =, valid with &&) deferrable
  );
  create index representation_of_person on membership.representation (person_id);
`;

// Events name persons by id only: a history that cannot be erased must not hold what may have to be.
const history = `
  create table membership.register_event (
    id              uuid primary key default gen_random_uuid(),
    sequence        bigint generated always as identity unique,
    at              timestamptz not null,
    actor           text not null,
    actor_person_id uuid references membership.person (id),
    subject_kind    text not null check (subject_kind in ('member', 'custodian', 'class', 'federation')),
    subject_id      uuid,
    kind            text not null,
    before          jsonb,
    after           jsonb,
    reason          text check (length(reason) between 1 and 2000)
  );
  create index register_event_of_subject on membership.register_event (subject_id, sequence);
  create index register_event_at on membership.register_event (at);

  create function membership.refuse_change() returns trigger language plpgsql as $$
  begin
    raise exception 'the history of the register is written once: % is refused', tg_op;
  end $$;
  create trigger register_event_kept before update or delete on membership.register_event
    for each row execute function membership.refuse_change();
  create trigger register_event_not_emptied before truncate on membership.register_event
    for each statement execute function membership.refuse_change();
`;
