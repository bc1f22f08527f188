import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A third way to be told: in one letter a day, for which what happened is kept until the morning. */
export class Digests1700000000037 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table post.notice_choice drop constraint notice_choice_channel_check;
      alter table post.notice_choice add constraint notice_choice_channel_check
        check (channel in ('atOnce', 'digest', 'none'))`);
    await queryRunner.query(items);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop table post.digest_item;
      update post.notice_choice set channel = 'atOnce' where channel = 'digest';
      alter table post.notice_choice drop constraint notice_choice_channel_check;
      alter table post.notice_choice add constraint notice_choice_channel_check check (channel in ('atOnce', 'none'))`);
  }
}

// The id is the key of the letter that it would have been, so that a job that is done twice keeps it once.
const items = `
  create table post.digest_item (
    id         text primary key,
    account_id uuid not null references identity.account (id) on delete cascade,
    letter     jsonb not null,
    kept_at    timestamptz not null
  );
  create index digest_item_of on post.digest_item (account_id, kept_at);
  alter table post.digest_item enable row level security;
  alter table post.digest_item force row level security;
  create policy digest_item_own on post.digest_item using (
    (select identity.asking_program()) or account_id = (select identity.asking_account()));
`;
