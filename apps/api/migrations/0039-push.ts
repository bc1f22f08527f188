import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Devices that are told beside the letters, and of which topics. */
export class Push1700000000039 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(devices);
    await queryRunner.query(end);
    await queryRunner.query(`alter table post.notice_choice add column push boolean`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table post.notice_choice drop column push;
      drop trigger session_ends_push on identity.session;
      drop function identity.end_push_of_session();
      drop table post.push_device`);
  }
}

// One a session: a browser holds one session, and what it shows must end with it.
const devices = `
  create table post.push_device (
    id           uuid primary key default gen_random_uuid(),
    account_id   uuid not null references identity.account (id) on delete cascade,
    session_id   uuid not null constraint push_device_session unique
                   references identity.session (id) on delete cascade,
    endpoint     text not null check (length(endpoint) between 1 and 1000),
    p256dh       text not null check (length(p256dh) <= 100),
    auth         text not null check (length(auth) <= 30),
    added_at     timestamptz not null,
    last_used_at timestamptz
  );
  create index push_device_of on post.push_device (account_id);
  alter table post.push_device enable row level security;
  alter table post.push_device force row level security;
  create policy push_device_own on post.push_device using (
    (select identity.asking_program()) or account_id = (select identity.asking_account()));
`;

// However a session is ended, by whoever may: a shared computer must not go on showing what somebody is told.
const end = `
  create function identity.end_push_of_session() returns trigger
  language plpgsql as $$
  declare
    asking text := coalesce(current_setting('plenaria.account', true), '');
  begin
    perform set_config('plenaria.account', 'system', true);
    delete from post.push_device where session_id = new.id;
    perform set_config('plenaria.account', asking, true);
    return null;
  end $$;
  create trigger session_ends_push after update of revoked_at on identity.session
    for each row when (new.revoked_at is not null) execute function identity.end_push_of_session();
`;
