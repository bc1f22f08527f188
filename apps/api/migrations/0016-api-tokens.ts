import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tokens with which a program asks in somebody's name, for as much as they said and no longer than a year. */
export class ApiTokens1700000000016 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table identity.api_token (
        id           uuid primary key default gen_random_uuid(),
        account_id   uuid not null references identity.account (id) on delete cascade,
        name         text not null check (length(name) between 1 and 80),
        token_hash   bytea not null unique check (length(token_hash) = 32),
        scopes       text[] not null check (cardinality(scopes) between 1 and 20),
        created_at   timestamptz not null,
        expires_at   timestamptz not null
          check (expires_at > created_at and expires_at <= created_at + interval '366 days'),
        last_used_at timestamptz,
        revoked_at   timestamptz
      );
      create index api_token_of_account on identity.api_token (account_id) where revoked_at is null;`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`drop table identity.api_token`);
  }
}
