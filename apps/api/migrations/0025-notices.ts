import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What reaches people: which notices they chose how, and the key that signs the links by which they refuse one. */
export class Notices1700000000025 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(choices);
    await queryRunner.query(key);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`drop table post.notice_choice; drop table post.unsubscribe_key`);
  }
}

// Who chose nothing has no row and gets the default, which is in the code.
const choices = `
  create table post.notice_choice (
    account_id uuid not null references identity.account (id) on delete cascade,
    topic      text not null check (length(topic) between 1 and 40),
    channel    text not null check (channel in ('atOnce', 'none')),
    chosen_at  timestamptz not null,
    primary key (account_id, topic)
  );
  alter table post.notice_choice enable row level security;
  alter table post.notice_choice force row level security;
  create policy notice_choice_own on post.notice_choice using (
    (select identity.asking_program()) or account_id = (select identity.asking_account()));
`;

// One for the installation, so that every process signs alike. It opens nothing but refusals of notices.
const key = `
  create table post.unsubscribe_key (
    only_one boolean primary key default true check (only_one),
    key      bytea not null check (length(key) = 32)
  );
  insert into post.unsubscribe_key (key)
    values (sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')));
`;
