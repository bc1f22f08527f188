import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The outbox, through which a transaction hands work to the queue, and the book of mails sent. */
export class Post1700000000003 implements MigrationInterface {
  /** Creates the schema `post`. `work.later` writes an outbox row and wakes the dispatchers when it commits. */
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(outbox);
    await queryRunner.query(mails);
  }

  /** Removes the schema with everything in it. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`drop schema post cascade`);
  }
}

const outbox = `
  create schema post;

  create table post.outbox (
    id            text primary key check (length(id) between 1 and 200),
    kind          text not null check (length(kind) between 1 and 60),
    payload       jsonb not null check (jsonb_typeof(payload) = 'object'),
    run_at        timestamptz not null,
    created_at    timestamptz not null default now(),
    dispatched_at timestamptz
  );
  create index outbox_waiting on post.outbox (run_at) where dispatched_at is null;
  create index outbox_dispatched on post.outbox (dispatched_at) where dispatched_at is not null;
`;

const mails = `
  create table post.mail (
    id            text primary key check (length(id) between 1 and 200),
    to_account    uuid not null references identity.account (id) on delete cascade,
    template      text not null,
    language      text not null,
    created_at    timestamptz not null default now(),
    attempts      integer not null default 1 check (attempts > 0),
    claimed_until timestamptz,
    sent_at       timestamptz,
    error         text check (length(error) <= 500)
  );
  create index mail_of_account on post.mail (to_account);
`;
