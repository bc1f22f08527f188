import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of which versions of documents people were told that they are asked again. */
export class ToldOfVersions1700000000049 implements MigrationInterface {
  /** What holds already when this comes is nothing to write about: the pages have asked for it all along. */
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table agreements.told_version (
        version_id uuid primary key references agreements.version (id),
        told_at    timestamptz not null
      );
    `);
    await queryRunner.query(`select set_config('plenaria.account', 'system', true)`);
    await queryRunner.query(`
      insert into agreements.told_version (version_id, told_at)
        select id, now() from agreements.version
         where published_at is not null and material and effective_from <= current_date
    `);
  }

  /** Forgets them. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`drop table agreements.told_version`);
  }
}
