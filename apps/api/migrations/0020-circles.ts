import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Circles: what they are for, who was in them in which role and when, and who asks to come in. */
export class Circles1700000000020 implements MigrationInterface {
  /** Creates the tables, with the three roles that a circle knows at first. */
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [roles, firstRoles, circles, history]) await queryRunner.query(statement);
  }

  /** Removes them. What the register's history says of them stays, so its check does not come back. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop table membership.circle_request, membership.circle_seat, membership.circle, membership.circle_role;
    `);
  }
}

const roles = `
  create table membership.circle_role (
    slug        text primary key check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    names       jsonb not null check (jsonb_typeof(names) = 'object'),
    coordinates boolean not null default false,
    position    integer not null unique
  );
`;

const firstRoles = `
  insert into membership.circle_role (slug, names, coordinates, position) values
    ('coordinator', '{"en":"coordinator","ca":"coordinació","es":"coordinación","fr":"coordination",
      "de":"Koordination","sv":"samordnare","ar":"منسّق"}', true, 0),
    ('delegate', '{"en":"delegate","ca":"delegació","es":"delegación","fr":"délégation",
      "de":"Delegation","sv":"delegat","ar":"مندوب"}', false, 1),
    ('member', '{"en":"member","ca":"membre","es":"miembro","fr":"membre",
      "de":"Mitglied","sv":"medlem","ar":"عضو"}', false, 2);
`;

// A circle without a custodian is the whole federation's.
const circles = `
  create table membership.circle (
    id           uuid primary key default gen_random_uuid(),
    slug         text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 60),
    names        jsonb not null check (jsonb_typeof(names) = 'object'),
    purposes     jsonb not null default '{}' check (jsonb_typeof(purposes) = 'object'),
    custodian_id uuid references membership.custodian (id),
    parent_id    uuid references membership.circle (id) check (parent_id <> id),
    first_day    date not null,
    last_day     date check (last_day >= first_day),
    constraint circle_slug unique (slug)
  );
  create index circle_of_parent on membership.circle (parent_id);

  create table membership.circle_seat (
    id        uuid primary key default gen_random_uuid(),
    circle_id uuid not null references membership.circle (id),
    person_id uuid not null references membership.person (id),
    role      text not null references membership.circle_role (slug),
    valid     daterange not null check (not isempty(valid) and not lower_inf(valid)),
    constraint circle_seat_one_role_at_a_time
      exclude using gist (circle_id with =, person_id with =, valid with &&) deferrable
  );
  create index circle_seat_of_person on membership.circle_seat (person_id);

  create table membership.circle_request (
    circle_id uuid not null references membership.circle (id),
    person_id uuid not null references membership.person (id),
    asked_at  timestamptz not null,
    says      text not null default '' check (length(says) <= 2000),
    primary key (circle_id, person_id)
  );
`;

// What happens to a circle stands in the history of the register, which nobody can rewrite.
const history = `
  alter table membership.register_event drop constraint register_event_subject_kind_check;
  alter table membership.register_event add constraint register_event_subject_kind_check
    check (subject_kind in ('member', 'custodian', 'class', 'federation', 'circle'));
`;
