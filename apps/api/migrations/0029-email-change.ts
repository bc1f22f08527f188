import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Changes of the address by which somebody signs in, and what becomes of what was sent to the old one. */
export class EmailChange1700000000029 implements MigrationInterface {
  /** Creates the changes with the links that confirm or undo them. */
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [changes, links, kept]) await queryRunner.query(statement);
  }

  /** Removes them; an address that was changed stays changed. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop function identity.address_kept_for(text, timestamptz);
      drop table identity.email_link, identity.email_change;
      alter table identity.login_link drop column ended_at;
    `);
  }
}

// The session that asked is named without a foreign key: sessions are in no backup, and the one that asked may be gone.
const changes = `
  create table identity.email_change (
    id           uuid primary key default gen_random_uuid(),
    account_id   uuid not null references identity.account (id) on delete cascade,
    session_id   uuid,
    from_email   text not null check (from_email = lower(from_email) and length(from_email) <= 254),
    to_email     text not null check (to_email = lower(to_email) and length(to_email) <= 254),
    asked_at     timestamptz not null,
    expires_at   timestamptz not null check (expires_at > asked_at),
    confirmed_at timestamptz,
    undo_until   timestamptz,
    stopped_at   timestamptz,
    check (from_email <> to_email),
    check ((confirmed_at is null) = (undo_until is null))
  );
  create unique index email_change_one_open on identity.email_change (account_id)
    where confirmed_at is null and stopped_at is null;
  create index email_change_of_account on identity.email_change (account_id, asked_at desc);
  create index email_change_from on identity.email_change (from_email) where confirmed_at is not null;

  alter table identity.email_change enable row level security;
  alter table identity.email_change force row level security;
  create policy email_change_of_asker on identity.email_change using (
    (select identity.asking_program()) or account_id = (select identity.asking_account()));
`;

// Whoever holds a link is not signed in: it is found by its hash, and says whose change it is of.
const links = `
  create table identity.email_link (
    token_hash bytea primary key check (length(token_hash) = 32),
    change_id  uuid not null references identity.email_change (id) on delete cascade,
    account_id uuid not null references identity.account (id) on delete cascade,
    purpose    text not null check (purpose in ('confirm', 'stop')),
    created_at timestamptz not null
  );
  create index email_link_of_change on identity.email_link (change_id);

  alter table identity.login_link add column ended_at timestamptz;
`;

// As long as a change can be undone nobody else can take the old address: else whoever stole an account could have
// its owner shut out for good. Whose it is kept for is asked beyond what the asker may read, so as the program.
const kept = `
  create function identity.address_kept_for(address text, at timestamptz) returns uuid
  language plpgsql as $$
  declare
    asking text := coalesce(current_setting('plenaria.account', true), '');
    keeper uuid;
  begin
    perform set_config('plenaria.account', 'system', true);
    select account_id into keeper from identity.email_change
     where from_email = address and confirmed_at is not null and stopped_at is null and undo_until > at
     order by asked_at limit 1;
    perform set_config('plenaria.account', asking, true);
    return keeper;
  end $$;
`;
