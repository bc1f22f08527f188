import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Letters to many members at once, each in its reader's language. */
export class Mailings1700000000036 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(mailings);
    await queryRunner.query(whose);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`drop table post.mailing`);
  }
}

// The subject of the letter, `title`, and its `body` are texts by language. Who writes for no custodian writes for the
// federation. What may not be refused says so in `refusable`. The id is the sender's own, so that what is sent
// twice is one mailing.
const mailings = `
  create table post.mailing (
    id           uuid primary key,
    custodian_id uuid references membership.custodian (id),
    narrowed     jsonb not null,
    language     text not null,
    title        jsonb not null check (title ? language),
    body         jsonb not null check (body ? language),
    refusable    boolean not null,
    recipients   uuid[] not null,
    written_by   uuid not null references identity.account (id),
    sent_at      timestamptz not null
  );
  create index mailing_newest on post.mailing (sent_at desc, id);
  create index mailing_to on post.mailing using gin (recipients);
`;

// For who may write such letters there, and for those whom one went to.
const whose = `
  alter table post.mailing enable row level security;
  alter table post.mailing force row level security;
  create policy mailing_of_writers_and_readers on post.mailing using (
    (select identity.asking_program()) or (select privacy.asking_secretary())
    or custodian_id = any ((select identity.asking_custodians())::uuid[])
    or recipients @> array[(select privacy.asking_person())]);
`;
