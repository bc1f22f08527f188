import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sign-in through a custodian's own OpenID provider: who keeps which, who is known by it, and who is on their way. */
export class CustodiansOwnSignIn1700000000028 implements MigrationInterface {
  /** Creates the three; sessions may have begun this way. */
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [providers, connections, attempts]) await queryRunner.query(statement);
  }

  /** Removes them and ends the sessions that began this way. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop table identity.provider_attempt, identity.provider_connection, identity.sign_in_provider;
      delete from identity.session where method = 'provider';
      alter table identity.session drop constraint session_method_check;
      alter table identity.session add constraint session_method_check
        check (method in ('link', 'passkey', 'password', 'code'));
    `);
  }
}

// The secret is sealed by a key that is not in the database.
const providers = `
  create table identity.sign_in_provider (
    custodian_id  uuid primary key references membership.custodian (id) on delete cascade,
    issuer        text not null check (length(issuer) between 1 and 500),
    client_id     text not null check (length(client_id) between 1 and 300),
    sealed_secret text not null,
    label         text not null check (length(label) between 1 and 60),
    changed_at    timestamptz not null
  );
  alter table identity.sign_in_provider enable row level security;
  alter table identity.sign_in_provider force row level security;
  create policy sign_in_provider_of_custodian on identity.sign_in_provider using (
    (select identity.asking_program())
    or custodian_id = any ((select identity.asking_custodians())::uuid[]));

  alter table identity.session drop constraint session_method_check;
  alter table identity.session add constraint session_method_check
    check (method in ('link', 'passkey', 'password', 'code', 'provider'));
`;

// Somebody is known by what their provider calls them, and by that alone: an address may move to somebody else.
const connections = `
  create table identity.provider_connection (
    id           uuid primary key default gen_random_uuid(),
    account_id   uuid not null references identity.account (id) on delete cascade,
    issuer       text not null,
    subject      text not null check (length(subject) between 1 and 255),
    label        text not null,
    email        text,
    connected_at timestamptz not null,
    last_used_at timestamptz,
    constraint provider_connection_subject unique (issuer, subject)
  );
  create index provider_connection_of_account on identity.provider_connection (account_id);
  alter table identity.provider_connection enable row level security;
  alter table identity.provider_connection force row level security;
  create policy provider_connection_of_owner on identity.provider_connection using (
    (select identity.asking_program()) or account_id = (select identity.asking_account()));
`;

// Somebody on their way to a provider and back, known by a cookie of their browser. Whoever came back unknown waits
// here, for as long as an attempt lasts, until they have shown which account is theirs.
const attempts = `
  create table identity.provider_attempt (
    state_hash   bytea primary key check (length(state_hash) = 32),
    browser_hash bytea not null check (length(browser_hash) = 32),
    custodian_id uuid not null references membership.custodian (id) on delete cascade,
    issuer       text not null,
    nonce        text not null,
    verifier     text not null,
    connects     boolean not null,
    return_path  text,
    created_at   timestamptz not null,
    expires_at   timestamptz not null check (expires_at > created_at),
    used_at      timestamptz,
    subject      text,
    email        text,
    connected_at timestamptz
  );
  create index provider_attempt_of_browser on identity.provider_attempt (browser_hash, created_at desc);
`;
