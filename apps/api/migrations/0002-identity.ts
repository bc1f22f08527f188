import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts, one-time links, sessions, roles and the rate limits that every process shares. */
export class Identity1700000000002 implements MigrationInterface {
  /** Creates the schema `identity`. Secrets are kept as SHA-256 only: a copy of the tables opens no door. */
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(accounts);
    await queryRunner.query(doors);
    await queryRunner.query(limits);
  }

  /** Removes the schema with everything in it. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`drop schema identity cascade`);
  }
}

const accounts = `
  create schema identity;

  create table identity.account (
    id          uuid primary key default gen_random_uuid(),
    person_id   uuid not null unique references membership.person (id),
    email       text not null unique check (email = lower(email) and email like '_%@_%' and length(email) <= 254),
    language    text not null default 'en',
    time_zone   text not null default 'UTC' check (length(time_zone) between 1 and 64),
    theme       text not null default 'auto' check (theme in ('auto', 'light', 'dark')),
    created_at  timestamptz not null default now(),
    disabled_at timestamptz
  );

  create table identity.role_grant (
    account_id uuid not null references identity.account (id) on delete cascade,
    role       text not null check (role in ('secretary', 'chair', 'custodian', 'operator')),
    granted_at timestamptz not null default now(),
    granted_by text not null,
    revoked_at timestamptz
  );
  create unique index role_grant_held on identity.role_grant (account_id, role) where revoked_at is null;
`;

const doors = `
  create table identity.login_link (
    token_hash  bytea primary key check (length(token_hash) = 32),
    account_id  uuid not null references identity.account (id) on delete cascade,
    return_path text check (return_path like '/%' and return_path not like '//%' and length(return_path) <= 500),
    created_at  timestamptz not null,
    expires_at  timestamptz not null check (expires_at > created_at and expires_at <= created_at + interval '48 hours'),
    used_at     timestamptz
  );
  create index login_link_expires on identity.login_link (expires_at);

  create table identity.session (
    id           uuid primary key default gen_random_uuid(),
    token_hash   bytea not null unique check (length(token_hash) = 32),
    account_id   uuid not null references identity.account (id) on delete cascade,
    created_at   timestamptz not null,
    last_seen_at timestamptz not null,
    expires_at   timestamptz not null check (expires_at <= created_at + interval '90 days'),
    revoked_at   timestamptz,
    user_agent   text check (length(user_agent) <= 300)
  );
  create index session_of_account on identity.session (account_id) where revoked_at is null;
  create index session_expires on identity.session (expires_at);
`;

// Unlogged: losing the counters in a crash costs nothing, and counting should cost as little.
const limits = `
  create unlogged table identity.rate_limit (
    key          text primary key check (length(key) <= 200),
    window_start timestamptz not null,
    hits         integer not null check (hits > 0)
  );
`;
