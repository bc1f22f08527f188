import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people say of themselves, under pseudonyms that last a quarter, and the figures that are made of it. */
export class Diversity1700000000046 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [tables, walls, frozen]) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`drop schema diversity cascade`);
  }
}

// An answer names nobody: its pseudonym is made of a person's id and a key that is sealed and thrown away each quarter.
// No instant stands here, and no day that is not the first or the last of a quarter.
const tables = `
  create schema diversity;

  create table diversity.pseudonym_key (
    quarter    date primary key,
    sealed_key text not null
  );
  create unique index pseudonym_key_only_one on diversity.pseudonym_key ((true));

  create table diversity.answer (
    pseudonym text primary key check (pseudonym ~ '^[0-9a-f]{64}$'),
    gender    text check (gender in ('woman', 'man', 'nonBinary', 'another')),
    age       text check (age in ('under30', 'from30', 'from45', 'from60')),
    language  text check (language in ('first', 'learned')),
    own_words text check (length(own_words) between 1 and 60),
    purpose   integer not null check (purpose > 0),
    since     date not null check (since = date_trunc('quarter', since::timestamp)::date),
    until     date not null check (until + 1 = date_trunc('quarter', (until + 1)::timestamp)::date),
    check (num_nonnulls(gender, age, language, own_words) > 0)
  );

  create table diversity.cell_count (
    cell    text primary key,
    quarter date not null,
    people  integer not null check (people >= 0),
    around  integer[] not null
  );

  create table diversity.snapshot (
    quarter   date primary key,
    frozen_on date not null check (frozen_on > quarter),
    cells     jsonb not null
  );
`;

// Whose an answer is the program says for the time of a transaction; nothing in the database leads there.
const walls = `
  create function diversity.asking_pseudonym() returns text language sql stable as
    $$ select nullif(current_setting('plenaria.pseudonym', true), '') $$;

  alter table diversity.answer enable row level security;
  alter table diversity.answer force row level security;
  create policy answer_own on diversity.answer using (
    (select identity.asking_program()) or pseudonym = (select diversity.asking_pseudonym()));

  alter table diversity.pseudonym_key enable row level security;
  alter table diversity.pseudonym_key force row level security;
  create policy pseudonym_key_program on diversity.pseudonym_key using ((select identity.asking_program()));

  alter table diversity.cell_count enable row level security;
  alter table diversity.cell_count force row level security;
  create policy cell_count_program on diversity.cell_count using ((select identity.asking_program()));

  alter table diversity.snapshot enable row level security;
  alter table diversity.snapshot force row level security;
  create policy snapshot_read on diversity.snapshot for select using (true);
  create policy snapshot_written on diversity.snapshot using ((select identity.asking_program()));
`;

const frozen = `
  create trigger snapshot_frozen before update or delete on diversity.snapshot
    for each row execute function privacy.refuse_change();
  create trigger snapshot_not_emptied before truncate on diversity.snapshot
    for each statement execute function privacy.refuse_change();
`;
