import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Passkeys, the challenges they answer, and sessions that know how and when their person was last certain. */
export class Accounts1700000000009 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(passkeys);
    await queryRunner.query(sessions);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table identity.login_link drop column steps_up, drop column for_session;
      alter table identity.session drop column method, drop column stepped_up_at;
      drop table identity.challenge;
      drop table identity.passkey;
    `);
  }
}

// A challenge is kept as its hash, and for as long as a replay should be recognised as one.
const passkeys = `
  create table identity.passkey (
    id            uuid primary key default gen_random_uuid(),
    account_id    uuid not null references identity.account (id) on delete cascade,
    credential_id bytea not null constraint passkey_credential unique check (length(credential_id) between 1 and 1023),
    public_key    bytea not null,
    counter       bigint not null check (counter >= 0),
    transports    text[] not null default '{}' check (cardinality(transports) <= 10),
    backed_up     boolean not null,
    name          text not null check (length(name) between 1 and 80),
    created_at    timestamptz not null,
    last_used_at  timestamptz,
    revoked_at    timestamptz,
    revoked_for   text check (revoked_for in ('owner', 'clone')),
    check ((revoked_at is null) = (revoked_for is null))
  );
  create index passkey_of_account on identity.passkey (account_id) where revoked_at is null;

  create table identity.challenge (
    hash       bytea primary key check (length(hash) = 32),
    purpose    text not null check (purpose in ('register', 'sign-in', 'step-up')),
    session_id uuid references identity.session (id) on delete cascade,
    created_at timestamptz not null,
    expires_at timestamptz not null check (expires_at > created_at and expires_at <= created_at + interval '1 hour'),
    used_at    timestamptz,
    check ((purpose = 'sign-in') = (session_id is null))
  );
  create index challenge_expires on identity.challenge (expires_at);
`;

// A link that somebody asked for shows that they are at their mail now. One in a reminder lies there for days.
const sessions = `
  alter table identity.session
    add column method text not null default 'link' check (method in ('link', 'passkey', 'password', 'code')),
    add column stepped_up_at timestamptz;
  alter table identity.login_link
    add column steps_up boolean not null default false,
    add column for_session uuid references identity.session (id) on delete cascade;
`;
