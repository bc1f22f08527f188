import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Passwords for those who want one, recovery codes, and the browsers that an account has come in with. */
export class SignInSecrets1700000000012 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table identity.password (
        account_id uuid primary key references identity.account (id) on delete cascade,
        hash       text not null check (hash like '$argon2id$%'),
        set_at     timestamptz not null
      );

      create table identity.recovery_code (
        hash       bytea primary key check (length(hash) = 32),
        account_id uuid not null references identity.account (id) on delete cascade,
        created_at timestamptz not null,
        used_at    timestamptz
      );
      create index recovery_code_of_account on identity.recovery_code (account_id);

      create table identity.device (
        account_id    uuid not null references identity.account (id) on delete cascade,
        token_hash    bytea not null check (length(token_hash) = 32),
        first_seen_at timestamptz not null,
        last_seen_at  timestamptz not null,
        primary key (account_id, token_hash)
      );`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`drop table identity.device, identity.recovery_code, identity.password`);
  }
}
